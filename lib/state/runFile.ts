import { BYTE_ORDER_MARK, csvLine } from '../csv/csv';
import { contactLines, type RunWords } from '../csv/run';
import type { Ask } from '../messages/ask';
import type { RunSummary } from '../messages/catalogue';

/** The most that is handed out at once. */
const CONTACTS_PER_PAGE = 500;

/** Asks for a run's contacts and writes them as CSV, in pieces that are to be put together. */
export async function runCsv(
  ask: Ask,
  { runId, pricePerContact }: Pick<RunSummary, 'runId' | 'pricePerContact'>,
  words: RunWords,
): Promise<string[]> {
  const pieces = [BYTE_ORDER_MARK, csvLine(words.columns, words.delimiter)];
  for (let after = -1; ; ) {
    const { contacts, more } = await ask('runs.contacts', { runId, after, limit: CONTACTS_PER_PAGE });
    pieces.push(contactLines(contacts, words, pricePerContact));
    const last = contacts.at(-1);
    if (!more || last === undefined) return pieces;
    after = last.position;
  }
}
