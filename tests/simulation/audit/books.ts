import type { Balances, Entry } from '../../../lib/ledger';
import type { Facts } from './facts';
import { check } from './violation';

interface Grant {
  readonly id: string;
  readonly priority: number;
  readonly startsAtMs: number;
  readonly expiresAtMs: number | null;
  available: number;
  retained: number;
  used: number;
  expired: number;
}

type Draws = readonly { readonly grantId: string; readonly credits: number }[];

interface BookedContact {
  status: string;
  /** Which grants its credits come from, as worked out here. */
  readonly draws: Draws;
}

export interface BookedRun {
  readonly runId: string;
  readonly price: number;
  readonly contacts: Map<string, BookedContact>;
  readonly timeLimitMs: number;
  lastReportMs: number;
  pending: number;
  deducted: number;
  refunded: number;
  unbilled: number;
}

const PLACES = ['available', 'retained', 'used', 'expired'] as const;

/**
 * The rules of domain.md, told once more of the entries alone: an accountant who is handed one entry after the other and
 * trusts none. Nothing here is the ledger's own code, so that a mistake there can't hide itself.
 */
export class Books {
  readonly entries: Entry[] = [];
  readonly runs = new Map<string, BookedRun>();
  readonly grants = new Map<string, Grant>();
  readonly #name: string;
  readonly #facts: Facts;
  #unbilled = 0;
  /** Credits that came back to a grant that had ended meanwhile. */
  #cameTooLate = 0;

  constructor(name: string, facts: Facts) {
    this.#name = name;
    this.#facts = facts;
  }

  get balances(): Balances | undefined {
    return this.entries.at(-1)?.balances;
  }

  /** @throws Violation of the first rule that an entry breaks */
  take(entry: Entry): void {
    const last = this.entries.at(-1);
    const where = `${this.#name}, entry ${entry.seq} (${entry.kind})`;
    check(entry.seq === this.entries.length + 1, `${where}: its place is ${this.entries.length + 1}`);
    check(entry.atMs >= (last?.atMs ?? 0), `${where}: time runs backwards (rule 9)`);
    this.#book(entry, where);
    this.entries.push(entry);
    this.#compareBalances(entry, where);
  }

  /** Once a command's entries are all in: a refund never evaporates (rule 7). */
  checkComplete(): void {
    check(this.#cameTooLate === 0, `${this.#name}: ${this.#cameTooLate} refunded credits are gone (rule 7)`);
  }

  /** Compares what is stored of grants with what the entries make of them (rule 7: a refund goes back to its grants). */
  checkGrants(stored: readonly (Pick<Grant, (typeof PLACES)[number]> & { readonly id: string })[]): void {
    check(
      stored.length === this.grants.size,
      `${this.#name}: ${stored.length} grants of ${this.grants.size} are stored`,
    );
    for (const row of stored) {
      const grant = this.#grant(row.id, this.#name);
      for (const place of PLACES) {
        check(
          row[place] === grant[place],
          `${this.#name}: grant ${row.id} has ${row[place]} ${place}, not ${grant[place]} (rule 7)`,
        );
      }
    }
  }

  #book(entry: Entry, where: string): void {
    switch (entry.kind) {
      case 'granted':
        check(!this.grants.has(entry.grantId), `${where}: it was granted before`);
        if (entry.source === 'refund') {
          check(
            entry.credits === this.#cameTooLate,
            `${where}: ${this.#cameTooLate} credits came back too late (rule 7)`,
          );
          this.#cameTooLate = 0;
        }
        this.grants.set(entry.grantId, {
          id: entry.grantId,
          priority: entry.priority,
          startsAtMs: entry.startsAtMs,
          expiresAtMs: entry.expiresAtMs,
          available: entry.credits,
          retained: 0,
          used: 0,
          expired: 0,
        });
        return;
      case 'held':
        this.#hold(entry, where);
        return;
      case 'deducted':
      case 'refunded': {
        const run = this.#run(entry.runId, where);
        const contact = contactOf(run, entry.contactId, where);
        check(contact.status === 'pending', `${where}: ${entry.contactId} was settled before (rule 5)`);
        check(entry.credits === run.price, `${where}: ${entry.credits} credits at a price of ${run.price}`);
        contact.status = entry.kind === 'deducted' ? 'succeeded' : entry.status;
        if (contact.status === 'cancelled') this.#facts.cancelled(entry.runId, where);
        if (entry.kind === 'refunded') this.#refund(entry, contact, where);
        if (contact.status !== 'timed-out') run.lastReportMs = entry.atMs;
        move(this.grants, contact.draws, 'retained', entry.kind === 'deducted' ? 'used' : 'available');
        run.pending -= run.price;
        run[entry.kind] += run.price;
        return;
      }
      case 'reported-late': {
        const run = this.#run(entry.runId, where);
        const contact = contactOf(run, entry.contactId, where);
        check(contact.status === 'timed-out', `${where}: ${entry.contactId} is ${contact.status} (rule 6)`);
        contact.status = entry.status;
        run.lastReportMs = entry.atMs;
        const due = entry.status === 'succeeded' ? run.price : 0;
        const draws = this.#draw(Math.min(due, this.#sum('available')));
        check(same(draws, entry.draws), `${where}: it is paid from other grants (rule 7)`);
        move(this.grants, draws, 'available', 'used');
        check(entry.unbilled === due - sumOf(draws), `${where}: ${entry.unbilled} are unbilled (rule 6)`);
        run.unbilled += entry.unbilled;
        this.#unbilled += entry.unbilled;
        return;
      }
      case 'expired': {
        const grant = this.#grant(entry.grantId, where);
        check(
          grant.expiresAtMs !== null && grant.expiresAtMs <= entry.atMs,
          `${where}: it lasts longer (rule 8)`,
        );
        check(
          grant.available === entry.credits,
          `${where}: ${grant.available} are neither used nor held (rule 8)`,
        );
        move(this.grants, [entry], 'available', 'expired');
      }
    }
  }

  #refund(entry: Entry & { kind: 'refunded' }, { draws }: BookedContact, where: string): void {
    const run = this.#run(entry.runId, where);
    const isOverdue = entry.atMs >= run.lastReportMs + run.timeLimitMs;
    check(entry.by !== 'time' || isOverdue, `${where}: its time limit hasn't passed (rule 6)`);
    for (const { grantId, credits } of draws) {
      const { expiresAtMs } = this.#grant(grantId, where);
      if (expiresAtMs !== null && expiresAtMs <= entry.atMs) this.#cameTooLate += credits;
    }
  }

  #hold(entry: Entry & { kind: 'held' }, where: string): void {
    const { runId, contacts } = entry;
    const asked = this.#facts.asked(runId);
    check(!this.runs.has(runId), `${where}: it was held before`);
    const available = this.#sum('available');
    const covered = Math.min(asked.contacts.length, Math.floor(available / asked.price));
    check(contacts.length > 0, `${where}: it holds for nobody (rule 3)`);
    check(
      contacts.length === covered,
      `${where}: ${available} credits cover ${covered}, not ${contacts.length} (rule 2)`,
    );
    check(
      contacts.every(({ id }, i) => id === asked.contacts[i]),
      `${where}: the covered contacts aren't the initial ones (rule 2)`,
    );
    for (const { id } of contacts) {
      const other = [...this.runs.values()].find(
        (run) =>
          this.#facts.asked(run.runId).sequenceId === entry.sequenceId &&
          run.contacts.get(id)?.status === 'pending',
      );
      check(other === undefined, `${where}: ${id} is being personalized by ${other?.runId}`);
    }
    const draws = this.#draw(asked.price * covered);
    check(same(draws, entry.draws), `${where}: it is paid from other grants (rule 7)`);
    const credits = draws.flatMap(({ grantId, credits }) => Array<string>(credits).fill(grantId));
    move(this.grants, draws, 'available', 'retained');
    this.runs.set(runId, {
      runId,
      price: asked.price,
      timeLimitMs: entry.timeLimitMs,
      lastReportMs: entry.atMs,
      pending: asked.price * covered,
      deducted: 0,
      refunded: 0,
      unbilled: 0,
      contacts: new Map(
        contacts.map(({ id }, i) => {
          const own = credits.slice(i * asked.price, (i + 1) * asked.price);
          return [id, { status: 'pending', draws: own.map((grantId) => ({ grantId, credits: 1 })) }];
        }),
      ),
    });
  }

  /** The grants that pay next (rule 7). */
  #draw(credits: number): Draws {
    const last = Number.POSITIVE_INFINITY;
    const inOrder = [...this.grants.values()]
      .filter(({ available }) => available > 0)
      .sort(
        (a, b) =>
          a.priority - b.priority ||
          Math.sign((a.expiresAtMs ?? last) - (b.expiresAtMs ?? last) || 0) ||
          a.startsAtMs - b.startsAtMs ||
          (a.id < b.id ? -1 : 1),
      );
    let missing = credits;
    return inOrder.flatMap(({ id, available }) => {
      const taken = Math.min(available, missing);
      missing -= taken;
      return taken === 0 ? [] : [{ grantId: id, credits: taken }];
    });
  }

  #compareBalances({ balances }: Entry, where: string): void {
    const sums = {
      available: this.#sum('available'),
      retained: this.#sum('retained'),
      used: this.#sum('used'),
      expired: this.#sum('expired'),
      unbilled: this.#unbilled,
    };
    for (const [name, sum] of Object.entries(sums)) {
      const told = balances[name as keyof typeof sums];
      check(
        told === sum && Number.isSafeInteger(told) && told >= 0,
        `${where}: ${name} is ${told}, not ${sum}`,
      );
    }
    const { available, retained, used, expired } = sums;
    check(
      balances.granted === available + retained + used + expired,
      `${where}: granted is ${balances.granted}`,
    );
  }

  #sum(place: (typeof PLACES)[number]): number {
    return [...this.grants.values()].reduce((sum, grant) => sum + grant[place], 0);
  }

  #grant(id: string, where: string): Grant {
    const grant = this.grants.get(id);
    check(grant !== undefined, `${where}: there is no grant ${id}`);
    return grant;
  }

  #run(runId: string, where: string): BookedRun {
    const run = this.runs.get(runId);
    check(run !== undefined, `${where}: nothing is held for ${runId} (rule 1)`);
    return run;
  }
}

function contactOf(run: BookedRun, contactId: string, where: string): BookedContact {
  const contact = run.contacts.get(contactId);
  check(contact !== undefined, `${where}: ${contactId} isn't covered`);
  return contact;
}

function move(
  grants: ReadonlyMap<string, Grant>,
  draws: Draws,
  from: (typeof PLACES)[number],
  to: (typeof PLACES)[number],
): void {
  for (const { grantId, credits } of draws) {
    const grant = grants.get(grantId);
    check(grant !== undefined && grant[from] >= credits, `grant ${grantId} hasn't ${credits} ${from}`);
    grant[from] -= credits;
    grant[to] += credits;
  }
}

function same(a: Draws, b: Draws): boolean {
  return (
    a.length === b.length &&
    a.every((draw, i) => draw.grantId === b[i]?.grantId && draw.credits === b[i]?.credits)
  );
}

function sumOf(draws: Draws): number {
  return draws.reduce((sum, { credits }) => sum + credits, 0);
}
