import type { Balances } from './balances.ts';
import type { Grant } from './grant.ts';
import type { HeldContact, Hold } from './hold.ts';
import type { LedgerState } from './state.ts';

/**
 * A private copy of a ledger that one decision or one batch of entries works on. A hold's contacts are copied once
 * per draft, when first touched, so that a batch costs what it changes and the state it came from stays as it was.
 */
export class Draft implements LedgerState {
  cursor: number;
  clockMs: number;
  balances: Balances;
  billingPeriodEndsAtMs: number | null;
  readonly grants: Map<string, Grant>;
  readonly holds: Map<string, Hold>;
  readonly #ownContacts = new Map<string, Map<string, HeldContact>>();

  constructor(state: LedgerState) {
    this.cursor = state.cursor;
    this.clockMs = state.clockMs;
    this.balances = state.balances;
    this.billingPeriodEndsAtMs = state.billingPeriodEndsAtMs;
    this.grants = new Map(state.grants);
    this.holds = new Map(state.holds);
  }

  /** Replaces one contact of a hold, and the hold's own numbers. */
  changeHold(hold: Hold, contact: HeldContact, numbers: Partial<Omit<Hold, 'runId' | 'contacts'>>): void {
    let contacts = this.#ownContacts.get(hold.runId);
    if (contacts === undefined) {
      contacts = new Map(hold.contacts);
      this.#ownContacts.set(hold.runId, contacts);
    }
    contacts.set(contact.id, contact);
    this.holds.set(hold.runId, { ...hold, ...numbers, contacts });
  }
}
