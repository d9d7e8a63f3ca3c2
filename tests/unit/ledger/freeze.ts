import type { LedgerState } from '../../../lib/ledger';

/** Makes every write to a ledger throw, so that a test meets the rule that changes its input. */
export function freezeLedger(state: LedgerState): LedgerState {
  for (const hold of state.holds.values()) {
    for (const contact of hold.contacts.values()) freezeDeep(contact);
    freezeMap(hold.contacts);
    freezeDeep(hold.steps);
    Object.freeze(hold);
  }
  for (const grant of state.grants.values()) Object.freeze(grant);
  freezeMap(state.holds);
  freezeMap(state.grants);
  Object.freeze(state.balances);
  return Object.freeze(state);
}

// Object.freeze doesn't reach a Map's entries.
function freezeMap(map: ReadonlyMap<string, unknown>): void {
  const refuse = () => {
    throw new Error('A ledger that was passed in was changed');
  };
  Object.assign(map, { set: refuse, delete: refuse, clear: refuse });
}

function freezeDeep(value: object): void {
  Object.freeze(value);
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freezeDeep(part);
}
