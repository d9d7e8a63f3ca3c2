import { unreachable } from '../../http/unreachable.ts';
import type { Invitation } from '../../protocol/joinLink.ts';
import { ProblemError } from '../../protocol/problem.ts';

/** The way to a team's server, and how much patience it is given. */
export interface Way extends Invitation {
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  readonly silenceMs: number;
  readonly onServerTime: (serverNowMs: number) => void;
}

/**
 * Asks the server something.
 *
 * @param accept the kind of answer that is wanted
 * @param signal gives up waiting, for the answer and for its body
 * @throws ProblemError `unreachable`
 */
export async function send(
  way: Way,
  request: { method: string; path: string; accept: string; body?: unknown; signal: AbortSignal },
): Promise<Response> {
  const { method, path, accept, body, signal } = request;
  const headers = new Headers({ Authorization: `Bearer ${way.token}`, Accept: accept });
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  try {
    return await way.fetch(way.url + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal,
      // A token goes where it was meant to go. Whoever redirects is told apart from whoever is silent.
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
  } catch (error) {
    // Whoever fetches for us may know better why it can't be done.
    throw error instanceof ProblemError ? error : unreachable(error);
  }
}
