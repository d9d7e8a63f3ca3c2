import { assertLedger, EMPTY_LEDGER, type Entry, evolve } from '../../../lib/ledger/index.ts';

/**
 * What became of each contact, in the order of the entries: `held`, then how that ended, with the credits that it was about.
 *
 * @throws InvariantError where the entries don't add up: one by one to the balances that each tells, and all of them to
 *   granted = available + retained + used + expired
 */
export function effectsOf(entries: readonly Entry[]): Readonly<Record<string, readonly string[]>> {
  assertLedger(evolve(EMPTY_LEDGER, entries));
  const effects: Record<string, string[]> = {};
  const note = (contactId: string, effect: string) => {
    effects[contactId] = [...(effects[contactId] ?? []), effect];
  };
  for (const entry of entries) {
    if (entry.kind === 'held') for (const { id } of entry.contacts) note(id, 'held');
    else if (entry.kind === 'deducted' || entry.kind === 'refunded')
      note(entry.contactId, `${entry.kind} ${entry.credits}`);
    else if (entry.kind === 'reported-late') note(entry.contactId, entry.kind);
    else note(entry.grantId, `${entry.kind} ${entry.credits}`);
  }
  return effects;
}
