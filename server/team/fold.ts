import {
  type Answer,
  type Command,
  decide,
  type Entry,
  evolve,
  type LedgerState,
} from '../../lib/ledger/index.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';
import { refuse } from './authorize.ts';
import type { Job, Outcome } from './job.ts';
import type { Loaded } from './load.ts';
import { planGrant } from './plan.ts';
import type { InvoiceLine } from './service.ts';
import type { AnswerRow } from './tables.ts';
import { spentOn } from './usage.ts';

/** What jobs made of a ledger: everything that has to be written. */
export interface Folded {
  readonly outcomes: readonly Outcome[];
  readonly state: LedgerState;
  readonly entries: readonly Entry[];
  readonly answers: readonly AnswerRow[];
  readonly purchases: readonly InvoiceLine[];
  readonly plannedUntilMs: number;
  /** Whether time has done its work: not where every job was answered before, or may not be done any more. */
  readonly timeHasPassed: boolean;
}

/** Decides jobs one after the other, each on the ledger that the one before leaves. A job that fails changes nothing. */
export function fold(loaded: Loaded, jobs: readonly Job[]): Folded {
  const folding = new Folding(loaded);
  const outcomes = jobs.map((job): Outcome => {
    try {
      return { answer: folding.answer(job) };
    } catch (error) {
      return { error };
    }
  });
  const { state, entries, answers, purchases, plannedUntilMs, timeHasPassed } = folding;
  return { outcomes, state, entries, answers, purchases, plannedUntilMs, timeHasPassed };
}

class Folding {
  state: LedgerState;
  plannedUntilMs: number;
  readonly entries: Entry[] = [];
  readonly answers: AnswerRow[] = [];
  readonly purchases: InvoiceLine[] = [];
  timeHasPassed = false;
  readonly #loaded: Loaded;
  readonly #known: Map<string, AnswerRow>;

  constructor(loaded: Loaded) {
    this.state = loaded.state;
    this.plannedUntilMs = loaded.team.plannedUntilMs;
    this.#loaded = loaded;
    this.#known = new Map(loaded.answers);
  }

  answer(job: Job): Answer {
    const { ask, caller, fingerprint } = job;
    const known = this.#known.get(ask.id);
    if (known !== undefined && fingerprint !== null) {
      const same = known.fingerprint === fingerprint && known.memberId === caller.memberId;
      if (!same) throw new ProblemError('command-id-reused', ask.id);
      return known.answer;
    }
    job.check?.();
    this.#letTimePass(job);
    const answer = refuse(job, this.state) ?? this.#decide(this.#commandOf(job));
    if (fingerprint !== null) this.#remember(job, fingerprint, answer);
    return answer;
  }

  /**
   * Once for all jobs, in the name of the first that meets it, since the clock stands still for them: the plan's credits of a
   * period that has begun, and what a decision would do first of all (rules 6, 8). Limits are asked after it.
   */
  #letTimePass({ ask, caller }: Job): void {
    if (this.timeHasPassed) return;
    const { team, nowMs, period } = this.#loaded;
    if (nowMs >= this.plannedUntilMs) {
      if (team.planCredits > 0) this.#decide(planGrant(period, team.planCredits));
      this.plannedUntilMs = period.endMs;
    }
    const isDue = team.nextDueAtMs !== null && team.nextDueAtMs <= nowMs;
    // Those let it pass themselves, a plan's credits after they have come (rule 7).
    const passesItself = ask.type === 'expire' || (ask.type === 'grant' && ask.source === 'plan');
    if (isDue && !passesItself) {
      this.#decide({ type: 'expire', id: ask.id, by: caller.memberId });
    }
    this.timeHasPassed = true;
  }

  #decide(command: Command): Answer {
    const { entries, answer } = decide(this.state, command, this.#loaded.nowMs);
    if (entries.length > 0) {
      this.state = evolve(this.state, entries);
      for (const entry of entries) this.entries.push(entry);
    }
    return answer;
  }

  #commandOf({ ask, caller }: Job): Command {
    const by = caller.memberId;
    return ask.type === 'hold' ? { ...ask, by, allowance: this.#allowanceOf(by) } : { ...ask, by };
  }

  /** What a member may still spend of their limit, with what these very jobs have made of it; null without one. */
  #allowanceOf(memberId: string): number | null {
    const { limits, state: before, period } = this.#loaded;
    const limit = limits.get(memberId);
    if (limit === undefined) return null;
    let { spent } = limit;
    for (const hold of this.state.holds.values()) {
      if (hold.by !== memberId || hold.heldAtMs < period.startMs) continue;
      spent += spentOn(hold) - spentOn(before.holds.get(hold.runId));
    }
    return limit.credits - spent;
  }

  #remember({ ask, caller, bought }: Job, fingerprint: string, answer: Answer): void {
    const row = { commandId: ask.id, memberId: caller.memberId, fingerprint, answer };
    this.#known.set(ask.id, row);
    this.answers.push(row);
    if (bought === null || answer.status === 'rejected') return;
    const { credits, totalMinor, currency, way } = bought;
    this.purchases.push({
      commandId: ask.id,
      credits,
      totalMinor,
      currency,
      by: caller.memberId,
      atMs: this.#loaded.nowMs,
      way,
    });
  }
}
