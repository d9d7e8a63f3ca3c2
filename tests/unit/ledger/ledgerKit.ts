import { expect } from 'vitest';
import {
  type Answer,
  type Category,
  type Command,
  type Decision,
  decide,
  EMPTY_LEDGER,
  type Entry,
  evolve,
  type Grant,
  type GrantCommand,
  type HeldContact,
  type Hold,
  type HoldCommand,
  type LedgerState,
  type Outcome,
  type Rejection,
} from '../../../lib/ledger';
import { assertLedger } from '../../../lib/ledger/invariants';
import { freezeLedger } from './freeze';

export const HOUR = 60 * 60 * 1000;
export const DAY = 24 * HOUR;
/** When the clock of a kit ledger starts. */
export const START = Date.UTC(2026, 0, 1);

export type WithoutStamp<C> = C extends Command ? Omit<C, 'id' | 'by'> : never;
type Accepted<T> = Extract<Answer, { type: T }>;

/** What a test may say of a hold; the rest is one email of an ordinary category, for the default time limit. */
export interface HoldWishes
  extends Partial<Pick<HoldCommand, 'sequenceId' | 'timeLimitMs' | 'selected' | 'allowance'>> {
  readonly categories?: readonly Category[];
  readonly stepIds?: readonly string[];
}

/** A command, what it came to, and the ledger before and after it. */
export interface Submitted extends Decision {
  readonly command: Command;
  readonly nowMs: number;
  readonly before: LedgerState;
  readonly after: LedgerState;
}

/** A team's ledger with a clock of its own. Every command is checked against the invariants. */
export class TeamLedger {
  state: LedgerState = EMPTY_LEDGER;
  nowMs = START;
  by = 'ann';
  readonly entries: Entry[] = [];
  #commands = 0;

  /** Moves the clock; a negative number is a computer whose clock was set back. */
  wait(ms: number): this {
    this.nowMs += ms;
    return this;
  }

  /** Decides a command and keeps its entries. */
  submit(wanted: WithoutStamp<Command>): Submitted {
    this.#commands += 1;
    const before = freezeLedger(this.state);
    const command: Command = { ...wanted, id: `command-${this.#commands}`, by: this.by };
    const decision = decide(before, command, this.nowMs);
    this.state = evolve(before, decision.entries);
    this.entries.push(...decision.entries);
    assertLedger(this.state);
    return { ...decision, command, nowMs: this.nowMs, before, after: this.state };
  }

  grant(grantId: string, credits: number, wishes: Partial<Omit<GrantCommand, 'id' | 'by'>> = {}): Answer {
    const unasked = {
      source: 'purchase',
      startsAtMs: this.nowMs,
      expiresAtMs: null,
      priority: null,
    } as const;
    return this.submit({ type: 'grant', grantId, credits, reason: 'bought', ...unasked, ...wishes }).answer;
  }

  /** Asks for a hold; a number of contacts stands for c1, c2, c3 … */
  hold(runId: string, contacts: number | readonly string[], wishes: HoldWishes = {}): Answer {
    const ids = typeof contacts === 'number' ? contactIds(contacts) : contacts;
    const { categories = ['outbound-sales'], stepIds } = wishes;
    return this.submit({
      type: 'hold',
      runId,
      sequenceId: wishes.sequenceId ?? 'sequence',
      steps: categories.map((category, i) => ({ id: stepIds?.[i] ?? `email-${i + 1}`, category })),
      selected: wishes.selected ?? ids.length,
      contacts: ids.map((id) => ({ id, name: `Name of ${id}` })),
      timeLimitMs: wishes.timeLimitMs ?? DAY,
      allowance: wishes.allowance ?? null,
    }).answer;
  }

  /** Reports outcomes, in the order that the pairs stand in. */
  settle(runId: string, ...reports: readonly (readonly [contactId: string, outcome: Outcome])[]): Answer {
    const outcomes = reports.map(([contactId, outcome]) => ({
      contactId,
      outcome,
      reason: reasonOf(outcome),
    }));
    return this.submit({ type: 'settle', runId, outcomes }).answer;
  }

  cancel(runId: string): Answer {
    return this.submit({ type: 'cancel', runId, status: 'cancelled', reason: 'stopped by ann' }).answer;
  }

  /** Gives back the credits of a run that has begun. */
  release(runId: string): Answer {
    return this.submit({ type: 'cancel', runId, status: 'timed-out', reason: 'released by ann' }).answer;
  }

  expire(): Accepted<'expire'> {
    return accepted('expire', this.submit({ type: 'expire' }).answer);
  }

  /** Where the team's credits are. */
  get credits(): Omit<LedgerState['balances'], 'granted' | 'unbilled'> {
    const { available, retained, used, expired } = this.state.balances;
    return { available, retained, used, expired };
  }

  grantOf(grantId: string): Grant {
    return found(this.state.grants.get(grantId), grantId);
  }

  holdOf(runId: string): Hold {
    return found(this.state.holds.get(runId), runId);
  }

  contactOf(runId: string, contactId: string): HeldContact {
    return found(this.holdOf(runId).contacts.get(contactId), contactId);
  }

  /** The grants that refunds of credits whose grant had expired became, oldest first. */
  get refundGrants(): Grant[] {
    return [...this.state.grants.values()].filter((grant) => grant.source === 'refund');
  }

  lastEntries(count: number): Entry[] {
    return this.entries.slice(-count);
  }
}

export function ledger(): TeamLedger {
  return new TeamLedger();
}

/** A ledger with one purchase in it that never expires. */
export function ledgerWith(credits: number): TeamLedger {
  const team = ledger();
  team.grant('bought', credits);
  return team;
}

export function contactIds(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `c${i + 1}`);
}

function reasonOf(outcome: Outcome): string {
  return outcome === 'succeeded' ? '' : 'missing data';
}

/** The answer as an accepted one of this type; fails the test otherwise. */
export function accepted<T extends 'grant' | 'hold' | 'settle' | 'cancel' | 'expire'>(
  type: T,
  answer: Answer,
): Accepted<T> {
  expect(answer).toMatchObject({ status: 'accepted', type });
  return answer as Accepted<T>;
}

/** The answer as a rejection; fails the test otherwise. */
export function rejected(answer: Answer): Rejection {
  expect(answer.status).toBe('rejected');
  return answer as Rejection;
}

function found<T>(thing: T | undefined, id: string): T {
  if (thing === undefined) throw new Error(`The ledger has no ${id}`);
  return thing;
}
