import type { HeldContact, Hold } from '../ledger/hold';
import type { RunSummary } from '../messages/catalogue';
import type { ContactRow, RunRow } from './rows';

/** A stored run without what only queries need. */
export function toSummary({ open, deadlineMs, awaited, awaitedContacts, ...run }: RunRow): RunSummary {
  return run;
}

/** A stored contact as the ledger knows it. */
export function toContact({ runId, ...contact }: ContactRow): HeldContact {
  return contact;
}

/** A stored run as the ledger knows it, with some or all of its contacts. */
export function toHold(run: RunRow, contacts: readonly HeldContact[]): Hold {
  return { ...toSummary(run), contacts: new Map(contacts.map((contact) => [contact.id, contact])) };
}
