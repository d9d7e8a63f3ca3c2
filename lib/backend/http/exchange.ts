import type * as v from 'valibot';
import { readText } from '../../http/readText.ts';
import { parse } from '../../protocol/parse.ts';
import { assertAccepted, assertOurs, drop } from './accepted.ts';
import { parseJson } from './json.ts';
import { send, type Way } from './way.ts';

/**
 * One request and its answer.
 *
 * @param schema what the answer must be; null where none is expected
 * @throws ProblemError `unreachable`, `not-a-server`, `other-version`, `token-refused`, `server-busy`, or what the server says
 */
export async function exchange<T>(
  way: Way,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  schema: v.GenericSchema<unknown, T>,
  body?: unknown,
): Promise<T>;
export async function exchange(
  way: Way,
  method: 'PUT',
  path: string,
  schema: null,
  body: unknown,
): Promise<void>;
export async function exchange<T>(
  way: Way,
  method: string,
  path: string,
  schema: v.GenericSchema<unknown, T> | null,
  body?: unknown,
): Promise<T | undefined> {
  const signal = AbortSignal.timeout(way.timeoutMs);
  const response = await send(way, { method, path, accept: 'application/json', body, signal });
  assertOurs(way, response);
  await assertAccepted(response);
  if (schema === null) {
    drop(response);
    return undefined;
  }
  // It says that it means the same by the same words, and yet these aren't the words.
  return parse(schema, parseJson(await readText(response)), 'other-version');
}
