import type { Backend } from '../backend/backend';
import type { Cache } from '../cache/cache';
import { keepAnswers, setAside, waitingRows } from '../cache/outbox';
import type { OutboxRow } from '../cache/rows';
import { MAX_COMMANDS_PER_REQUEST } from '../protocol/http';
import { type ProblemError, toProblem } from '../protocol/problem';
import { isAboutTheCommand, isOf } from './problems';

/** A server that fails at this many reports, one by one, fails at all of them. */
const MOST_FAILURES = 3;

/**
 * Delivers what waits in the outbox, in order and under the ids that it was given. What the server can never take is set
 * aside; what it fails at is left for the next time. Neither keeps the rest from being delivered.
 *
 * @returns whether there was anything, and what the server failed at first
 * @throws ProblemError where it can't be asked
 */
export async function deliver(
  backend: Pick<Backend, 'submit'>,
  cache: Cache,
): Promise<{ tried: boolean; failure: ProblemError | null }> {
  const failures: ProblemError[] = [];

  async function send(rows: readonly OutboxRow[]): Promise<void> {
    try {
      const answers = await backend.submit(rows.map(({ settle }) => settle));
      await keepAnswers(cache, rows, answers);
    } catch (error) {
      const failed = isOf(error, 'server-failed');
      if (!failed && !isAboutTheCommand(error)) throw error;
      // Which of them it is about only tells who sends them one by one.
      if (rows.length > 1) for (const row of rows) await send([row]);
      else if (!failed) for (const row of rows) await setAside(cache, row, toProblem(error));
      else if (failures.push(error) === MOST_FAILURES) throw error;
    }
  }

  for (let after = 0; ; ) {
    const rows = await waitingRows(cache, after, MAX_COMMANDS_PER_REQUEST);
    const last = rows.at(-1);
    if (last === undefined) return { tried: after > 0, failure: failures[0] ?? null };
    await send(rows);
    after = last.position;
  }
}
