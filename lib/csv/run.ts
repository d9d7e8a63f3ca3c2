import type { HeldContact } from '../ledger/hold';
import { csvLine, type Delimiter } from './csv';

/** What the file says, in the reader's language. */
export interface RunWords {
  /** One for each column. */
  readonly columns: readonly string[];
  readonly delimiter: Delimiter;
  result(status: HeldContact['status']): string;
  late(isLate: boolean): string;
}

/** A line of CSV for each contact of a run. @param price credits that were held for each */
export function contactLines(contacts: readonly HeldContact[], words: RunWords, price: number): string {
  return contacts.map((contact) => contactLine(contact, words, price)).join('');
}

function contactLine(contact: HeldContact, words: RunWords, price: number): string {
  const { position, name, id, status, reason, late, settledAtMs, charged } = contact;
  const isPending = status === 'pending';
  const isReturned = !isPending && (status !== 'succeeded' || late);
  const cells = [
    position + 1,
    name,
    id,
    words.result(status),
    reason,
    words.late(late),
    settledAtMs === null ? null : new Date(settledAtMs).toISOString(),
    charged,
    isReturned ? price : 0,
    isPending ? price : 0,
  ];
  return csvLine(cells, words.delimiter);
}
