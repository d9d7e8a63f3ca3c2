import { BYTE_ORDER_MARK } from '../csv/csv';
import { HistoryLines, type HistoryWords } from '../csv/history';
import type { Ask } from '../messages/ask';
import type { Member } from '../protocol/team';

/**
 * Asks for the whole history and writes it as CSV, in pieces that are to be put together.
 *
 * @param names of members, by their ids
 */
export async function historyCsv(
  ask: Ask,
  words: HistoryWords,
  names: ReadonlyMap<string, string>,
): Promise<string[]> {
  const lines = new HistoryLines(words, names);
  const pieces = [BYTE_ORDER_MARK, lines.head()];
  for (let after = 0; ; ) {
    const { entries, cursor, more } = await ask('data.history', { after });
    pieces.push(lines.linesOf(entries));
    // A server that says there is more and tells nothing would be asked for ever.
    if (!more || cursor <= after) return pieces;
    after = cursor;
  }
}

/** What the members of a person's team are called: only an owner may know of the others. */
export async function memberNames(
  ask: Ask,
  { id, name, role }: Member,
): Promise<ReadonlyMap<string, string>> {
  const members = role === 'owner' ? await ask('team.members', {}) : [{ id, name }];
  return new Map(members.map((member) => [member.id, member.name]));
}
