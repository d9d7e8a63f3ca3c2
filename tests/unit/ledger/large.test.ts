import { describe, expect, it } from 'vitest';
import { type Command, decide, evolve, type LedgerState } from '../../../lib/ledger';
import { contactIds, DAY, ledgerWith } from './ledgerKit';

const CONTACTS = contactIds(10_000);

/** A ledger in which a run of 10,000 Openers has just begun, and 20,000 credits are left. */
function running(): { state: LedgerState; nowMs: number } {
  const team = ledgerWith(40_000);
  team.hold('run', CONTACTS, { categories: ['opener'] });
  return team;
}

/** Decides commands one after the other. */
function decideAll(before: LedgerState, commands: readonly Command[], nowMs: number): LedgerState {
  return commands.reduce((state, command) => evolve(state, decide(state, command, nowMs).entries), before);
}

function settle(id: string, contacts: readonly string[]): Command {
  const outcomes = contacts.map((contactId) => ({ contactId, outcome: 'succeeded' as const, reason: '' }));
  return { id, by: 'ann', type: 'settle', runId: 'run', outcomes };
}

describe('a run of 10,000 contacts', { timeout: 60_000 }, () => {
  it('is settled in batches', () => {
    const { state, nowMs } = running();
    const batches = Array.from({ length: 100 }, (_, i) =>
      settle(`${i}`, CONTACTS.slice(i * 100, (i + 1) * 100)),
    );
    expect(decideAll(state, batches, nowMs).balances).toMatchObject({ used: 20_000, retained: 0 });
  });

  it('is settled at once', () => {
    const { state, nowMs } = running();
    const { balances } = decideAll(state, [settle('all', CONTACTS)], nowMs);
    expect(balances).toMatchObject({ used: 20_000, retained: 0 });
  });

  it('times out and is charged late, all at once', () => {
    const { state, nowMs } = running();
    const { balances, cursor } = decideAll(state, [settle('late', CONTACTS)], nowMs + DAY);
    expect(balances).toMatchObject({ available: 20_000, used: 20_000, retained: 0 });
    expect(cursor).toBe(2 + 20_000);
  });
});
