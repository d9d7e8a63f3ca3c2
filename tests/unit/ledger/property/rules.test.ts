import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Draw,
  EMPTY_LEDGER,
  type Entry,
  evolve,
  type Grant,
  isExpired,
  type LedgerState,
  pricePerContact,
} from '../../../../lib/ledger';
import { type Submitted, TeamLedger } from '../ledgerKit';
import { plainLedger } from '../plainLedger';
import { days, live } from './commands';
import { before as isBefore } from './naiveLedger';

/** Checks something of every command of many teams' days. */
function always(check: (submitted: Submitted) => void): void {
  fc.assert(
    fc.property(days, (steps) => {
      for (const submitted of live(steps)) check(submitted);
    }),
    { numRuns: 150 },
  );
}

/** Every entry of a decision with the ledger that it met. */
function* entriesOf({ before, entries }: Submitted): Generator<[Entry, LedgerState]> {
  let state = before;
  for (const entry of entries) {
    yield [entry, state];
    state = evolve(state, [entry]);
  }
}

/** Why not one contact is covered. */
const TOO_LITTLE: ReadonlySet<string> = new Set(['insufficient-credits', 'member-limit']);

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

// The kit asserts every invariant after every command, and freezes the ledger that a decision is made on.
describe('whatever a team does, in whatever order, by whatever clock', () => {
  it('entries come without gaps, in time, and say whose command they are of', () => {
    always(({ before, entries, command, nowMs }) => {
      expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, i) => before.cursor + i + 1));
      for (const entry of entries) {
        expect(entry.atMs).toBe(Math.max(nowMs, before.clockMs));
        expect(entry.commandId).toBe(command.id);
      }
    });
  });

  it('the entries alone make the same ledger', () => {
    fc.assert(
      fc.property(days, (steps) => {
        const team = new TeamLedger();
        for (const { after, entries } of live(steps, team)) {
          expect(after.balances).toEqual(entries.at(-1)?.balances ?? after.balances);
        }
        expect(plainLedger(evolve(EMPTY_LEDGER, team.entries))).toEqual(plainLedger(team.state));
      }),
    );
  });

  it('a run covers the initial contacts, as many as the available credits and the member’s own limit pay for', () => {
    always(({ command, answer, entries, before }) => {
      if (command.type !== 'hold' || (answer.status === 'rejected' && !TOO_LITTLE.has(answer.code))) return;
      const price = pricePerContact(command.steps);
      const byTime = entries.filter((entry) => entry.by === 'time').at(-1);
      const available = (byTime ?? before).balances.available;
      const spendable = Math.min(available, command.allowance ?? Number.POSITIVE_INFINITY);
      const covered = Math.min(command.contacts.length, Math.floor(spendable / price));
      if (available < price) expect(answer).toMatchObject({ code: 'insufficient-credits', available });
      else if (covered <= 0) expect(answer).toMatchObject({ code: 'member-limit', available });
      else {
        const names = command.contacts.slice(0, covered).map(({ id }) => id);
        expect(answer).toMatchObject({ covered: names, pricePerContact: price, held: covered * price });
      }
    });
  });

  it('nobody is charged twice, nor without a success that was reported', () => {
    fc.assert(
      fc.property(days, (steps) => {
        const settled = new Set<string>();
        for (const { command, entries } of live(steps)) {
          for (const entry of entries) {
            if (entry.kind !== 'deducted' && entry.kind !== 'reported-late') continue;
            const key = JSON.stringify([entry.runId, entry.contactId]);
            expect(settled).not.toContain(key);
            settled.add(key);
            const reports =
              command.type === 'settle' && command.runId === entry.runId ? command.outcomes : [];
            const first = reports.find((report) => report.contactId === entry.contactId);
            expect(first?.outcome).toBe(entry.kind === 'deducted' ? 'succeeded' : entry.status);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a settle answers for every report: charged, refunded, unbilled or ignored', () => {
    always(({ command, answer, entries }) => {
      if (command.type !== 'settle' || answer.status === 'rejected' || answer.type !== 'settle') return;
      const own = entries.filter((entry) => entry.by !== 'time');
      expect(own.length + answer.ignored.length).toBe(command.outcomes.length);
      expect(answer.refunded).toBe(sum(own.map((entry) => (entry.kind === 'refunded' ? entry.credits : 0))));
      expect(answer.unbilled).toBe(
        sum(own.map((entry) => (entry.kind === 'reported-late' ? entry.unbilled : 0))),
      );
      expect(answer.deducted).toBe(sum(own.map(charged)));
    });
  });

  it('credits are drawn in the draw-down order, and never from a grant that has expired', () => {
    always((submitted) => {
      for (const [entry, { grants }] of entriesOf(submitted)) {
        if (entry.kind !== 'held' && entry.kind !== 'reported-late') continue;
        const drawn = entry.draws.map(({ grantId, credits }) => ({ grant: grants.get(grantId), credits }));
        for (const { grant, credits } of drawn) {
          if (grant === undefined) throw new Error('credits of an unknown grant were drawn');
          expect(isExpired(grant, entry.atMs)).toBe(false);
          expect(credits).toBeGreaterThan(0);
          for (const other of grants.values()) {
            if (!isBefore(orderOf(other), orderOf(grant))) continue;
            expect(takenFrom(entry.draws, other.id)).toBe(other.available);
          }
        }
      }
    });
  });

  it('a refund never evaporates: what comes back to an expired grant reappears in the same decision', () => {
    always((submitted) => {
      let toExpired = 0;
      let replaced = 0;
      for (const [entry, { grants, holds }] of entriesOf(submitted)) {
        if (entry.kind === 'granted' && entry.source === 'refund') replaced += entry.credits;
        if (entry.kind !== 'refunded') continue;
        for (const { grantId, credits } of holds.get(entry.runId)?.contacts.get(entry.contactId)?.draws ??
          []) {
          const grant = grants.get(grantId);
          if (grant !== undefined && isExpired(grant, entry.atMs)) toExpired += credits;
        }
      }
      expect(replaced).toBe(toExpired);
    });
  });

  it('expiry takes what was available in grants that are over, and leaves nothing of it', () => {
    always(({ before, after, entries, nowMs }) => {
      const now = Math.max(nowMs, before.clockMs);
      const over = [...before.grants.values()].filter((grant) => isExpired(grant, now));
      const expired = sum(entries.map((entry) => (entry.kind === 'expired' ? entry.credits : 0)));
      const replaced = sum(
        entries.map((entry) => (entry.kind === 'granted' && entry.source === 'refund' ? entry.credits : 0)),
      );
      expect(expired).toBe(sum(over.map((grant) => grant.available)) + replaced);
      for (const { id } of over) expect(after.grants.get(id)?.available).toBe(0);
    });
  });

  it('asking the same once more changes nothing but what time does', () => {
    fc.assert(
      fc.property(days, (steps) => {
        const team = new TeamLedger();
        for (const { command, answer } of live(steps, team)) {
          if (answer.status === 'rejected') continue;
          const again = team.submit(command);
          expect(again.entries).toEqual([]);
        }
      }),
    );
  });
});

function charged(entry: Entry): number {
  if (entry.kind === 'deducted') return entry.credits;
  return entry.kind === 'reported-late' ? sum(entry.draws.map((draw) => draw.credits)) : 0;
}

function orderOf({ id, ...grant }: Grant) {
  return { grantId: id, ...grant };
}

function takenFrom(draws: readonly Draw[], grantId: string): number {
  return sum(draws.filter((draw) => draw.grantId === grantId).map((draw) => draw.credits));
}
