import {
  type CancelCommand,
  type Command,
  DEFAULT_PRIORITY,
  type GrantCommand,
  type HoldCommand,
  type Outcome,
  pricePerContact,
  type ReportedOutcome,
} from '../../../../lib/ledger';
import { DAY } from '../ledgerKit';

type NaiveGrant = Pick<GrantCommand, 'grantId' | 'expiresAtMs'> & { priority: number; startsAtMs: number };

/** One single credit: it knows its grant and where it is. */
interface Credit {
  readonly grant: NaiveGrant;
  place: 'available' | 'retained' | 'used' | 'expired';
}

interface NaiveContact {
  status: 'pending' | 'timed-out' | Outcome;
  readonly held: readonly Credit[];
}

interface NaiveRun {
  readonly command: HoldCommand;
  lastReportMs: number;
  readonly contacts: Map<string, NaiveContact>;
}

/** The rules of domain.md once more, credit by credit and as plainly as can be: what the real ledger is held against. */
export class NaiveLedger {
  readonly credits: Credit[] = [];
  readonly grants = new Map<string, NaiveGrant>();
  readonly runs = new Map<string, NaiveRun>();
  unbilled = 0;
  #entries = 0;
  #lastEntryMs = 0;
  #nowMs = 0;
  #periodEndsMs = 0;

  submit(command: Command, clockMs: number): void {
    this.#nowMs = Math.max(clockMs, this.#lastEntryMs);
    const opensPeriod = command.type === 'grant' && command.source === 'plan';
    if (opensPeriod) this.#grant(command);
    this.#expire();
    for (const run of this.#overdueRuns()) this.#refundPending(run, 'timed-out');
    this.#replaceWhatExpires();
    if (command.type === 'grant' && !opensPeriod) this.#grant(command);
    if (command.type === 'hold') this.#hold(command);
    if (command.type === 'settle') for (const report of command.outcomes) this.#report(command.runId, report);
    if (command.type === 'cancel') this.#cancel(command);
    this.#replaceWhatExpires();
  }

  count(place: Credit['place'], grantId?: string): number {
    return this.credits.filter((c) => c.place === place && (grantId ?? c.grant.grantId) === c.grant.grantId)
      .length;
  }

  #entry(): void {
    this.#entries += 1;
    this.#lastEntryMs = this.#nowMs;
  }

  #expired(grant: NaiveGrant): boolean {
    return grant.expiresAtMs !== null && grant.expiresAtMs <= this.#nowMs;
  }

  #expire(): number {
    const over = this.credits.filter((c) => c.place === 'available' && this.#expired(c.grant));
    for (const _grant of new Set(over.map((credit) => credit.grant))) this.#entry();
    for (const credit of over) credit.place = 'expired';
    return over.length;
  }

  #replaceWhatExpires(): void {
    const credits = this.#expire();
    if (credits === 0) return;
    const expiresAtMs = this.#periodEndsMs > this.#nowMs ? this.#periodEndsMs : this.#nowMs + 30 * DAY;
    const grantId = `refund-${this.#entries + 1}`;
    this.#put({ grantId, priority: DEFAULT_PRIORITY.refund, startsAtMs: this.#nowMs, expiresAtMs }, credits);
  }

  #put(grant: NaiveGrant, credits: number): void {
    this.grants.set(grant.grantId, grant);
    for (let i = 0; i < credits; i++) this.credits.push({ grant, place: 'available' });
    this.#entry();
  }

  #overdueRuns(): NaiveRun[] {
    return [...this.runs.values()].filter((run) => run.lastReportMs + run.command.timeLimitMs <= this.#nowMs);
  }

  #refundPending(run: NaiveRun, status: 'timed-out' | 'cancelled'): void {
    for (const contact of run.contacts.values()) {
      if (contact.status === 'pending') this.#settle(contact, status);
    }
  }

  #settle(contact: NaiveContact, status: NaiveContact['status']): void {
    contact.status = status;
    for (const credit of contact.held) credit.place = status === 'succeeded' ? 'used' : 'available';
    this.#entry();
  }

  #grant(command: GrantCommand): void {
    const startsAtMs = command.startsAtMs ?? this.#nowMs;
    const grant = { ...command, startsAtMs, priority: command.priority ?? DEFAULT_PRIORITY[command.source] };
    if (this.grants.has(command.grantId) || startsAtMs > this.#nowMs || this.#expired(grant)) return;
    this.#put(grant, command.credits);
    if (command.source === 'plan')
      this.#periodEndsMs = Math.max(this.#periodEndsMs, command.expiresAtMs ?? 0);
  }

  #take(count: number): Credit[] {
    const taken = this.credits
      .filter((credit) => credit.place === 'available')
      .sort(({ grant: a }, { grant: b }) => (before(a, b) ? -1 : before(b, a) ? 1 : 0))
      .slice(0, count);
    return taken;
  }

  #hold(command: HoldCommand): void {
    if (this.runs.has(command.runId) || command.contacts.some(({ id }) => this.#running(id, command))) return;
    const price = pricePerContact(command.steps);
    const contacts = new Map<string, NaiveContact>();
    for (const { id } of command.contacts) {
      const held = this.#take(price);
      const allowed = command.allowance === null || (contacts.size + 1) * price <= command.allowance;
      if (held.length < price || !allowed) break;
      for (const credit of held) credit.place = 'retained';
      contacts.set(id, { status: 'pending', held });
    }
    if (contacts.size === 0) return;
    this.runs.set(command.runId, { command, lastReportMs: this.#nowMs, contacts });
    this.#entry();
  }

  #running(contactId: string, { sequenceId }: HoldCommand): boolean {
    return [...this.runs.values()].some(
      ({ command, contacts }) =>
        command.sequenceId === sequenceId && contacts.get(contactId)?.status === 'pending',
    );
  }

  #report(runId: string, { contactId, outcome }: ReportedOutcome): void {
    const run = this.runs.get(runId);
    const contact = run?.contacts.get(contactId);
    if (run === undefined || contact === undefined) return;
    if (contact.status === 'pending') this.#settle(contact, outcome);
    else if (contact.status === 'timed-out') this.#reportLate(contact, outcome);
    else return;
    run.lastReportMs = this.#nowMs;
  }

  #reportLate(contact: NaiveContact, outcome: Outcome): void {
    contact.status = outcome;
    const paid = outcome === 'succeeded' ? this.#take(contact.held.length) : [];
    for (const credit of paid) credit.place = 'used';
    if (outcome === 'succeeded') this.unbilled += contact.held.length - paid.length;
    this.#entry();
  }

  #cancel({ runId, status }: CancelCommand): void {
    const run = this.runs.get(runId);
    if (run === undefined || ![...run.contacts.values()].some(({ status }) => status === 'pending')) return;
    this.#refundPending(run, status);
    if (status === 'cancelled') run.lastReportMs = this.#nowMs;
  }
}

/** Rule 7: the lower priority number, then the earlier expiry, then the older grant; the id where all are the same. */
export function before(a: NaiveGrant, b: NaiveGrant): boolean {
  if (a.priority !== b.priority) return a.priority < b.priority;
  const [endOfA, endOfB] = [
    a.expiresAtMs ?? Number.POSITIVE_INFINITY,
    b.expiresAtMs ?? Number.POSITIVE_INFINITY,
  ];
  if (endOfA !== endOfB) return endOfA < endOfB;
  if (a.startsAtMs !== b.startsAtMs) return a.startsAtMs < b.startsAtMs;
  return a.grantId < b.grantId;
}
