import type { Backend } from '../backend/backend';
import type { Cache } from '../cache/cache';
import { applyChanges, applySnapshot } from '../cache/mirror';
import { answeredIds } from '../cache/outbox';
import { MAX_ENTRIES_PER_PAGE } from '../protocol/http';
import { ProblemError } from '../protocol/problem';
import { isOf } from './problems';

/** Further behind than this many pages of entries, a snapshot is sooner there. */
const MOST_PAGES = 4;

/**
 * Brings the copy up to where the server stands, as of a moment after the call.
 *
 * @param newId names the ledger anew whose history has changed, so that pages don't take it for an older view
 * @returns whether anything was new
 * @throws ProblemError where the server can't be asked, or tells another history each time
 */
export async function pull(
  backend: Pick<Backend, 'changes' | 'snapshot'>,
  cache: Cache,
  newId: () => string,
): Promise<boolean> {
  let answered = await answeredIds(cache);
  const start = await cursorOf(cache);
  let rebuilt = false;
  const rebuild = async (ledgerId: string | null) => {
    if (rebuilt) throw new ProblemError('history-differs');
    rebuilt = true;
    await applySnapshot(cache, await backend.snapshot(), answered, ledgerId);
    // In another history they are to be delivered again.
    if (ledgerId !== null) answered = [];
  };

  if (start === 0) await rebuild(null);
  for (let pages = 1; ; pages++) {
    const cursor = await cursorOf(cache);
    if (cursor === 0) return rebuilt && start > 0;
    const changes = await changesAfter(backend, cursor);
    const applied = changes === null ? 'differs' : await applyChanges(cache, changes, answered);
    if (applied === 'differs') await rebuild(newId());
    else if (changes?.more === false) return rebuilt || answered.length > 0 || cursor + applied.fresh > start;
    else if (applied.fresh === 0)
      throw new ProblemError('other-version', 'It says that there is more, and what isn’t');
    else if (pages === MOST_PAGES && !rebuilt) await rebuild(null);
  }
}

/** From the last entry on that was seen, so that it is seen to be the same. @returns null where there isn't one any more */
async function changesAfter(backend: Pick<Backend, 'changes'>, cursor: number) {
  try {
    return await backend.changes(cursor - 1, MAX_ENTRIES_PER_PAGE);
  } catch (error) {
    if (isOf(error, 'history-differs')) return null;
    throw error;
  }
}

/** `seq` of the last entry in the copy; 0 for none. */
export function cursorOf(cache: Cache): Promise<number> {
  return cache.transact('r', async (_, { cursor }) => cursor);
}
