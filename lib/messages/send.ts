import browser from 'webextension-polyfill';
import { type Problem, ProblemError } from '../protocol/problem';
import type { MessageType, RequestOf, ResponseOf } from './catalogue';

/** How the worker answers: with a result or with a problem, never with silence. */
export type Reply<T extends MessageType> =
  | { readonly ok: true; readonly result: ResponseOf<T> }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Asks the worker, waking it if it sleeps.
 *
 * @throws ProblemError with the worker's problem, or `no-answer` when it couldn't be reached
 */
export async function send<T extends MessageType>(type: T, request: RequestOf<T>): Promise<ResponseOf<T>> {
  let reply: Reply<T> | undefined;
  try {
    reply = await browser.runtime.sendMessage({ type, request });
  } catch (cause) {
    throw new ProblemError('no-answer', '', { cause });
  }
  if (reply === undefined) throw new ProblemError('no-answer');
  if (!reply.ok) throw new ProblemError(reply.problem.code, reply.problem.detail);
  return reply.result;
}
