import type { Contact } from '../../ledger/hold';
import type { Baseline } from '../../messages/catalogue';
import type { OutcomeItem } from '../reader/items';

/** What the page says of some contacts before their run begins; those that it says nothing of are left out. */
export function baselinesOf(items: readonly OutcomeItem[], contacts: readonly Contact[]): Baseline[] {
  const wanted = new Set(contacts.map(({ id }) => id));
  return items.filter(({ contactId }) => wanted.has(contactId)).map(baselineOf);
}

export function baselineOf({ contactId, status, attempt }: OutcomeItem): Baseline {
  return { contactId, status, attempt };
}
