import { setTimeout as sleep } from 'node:timers/promises';
import { asMember } from './http/running.ts';
import { type Asked, memberAt, work } from './load.ts';

const MEMBERS = 16;
/** How soon a member whose request came to nothing asks for something else. */
const PAUSE_MS = 250;

/** Members who go on whatever happens, until they are told to stop. */
export function longLoad(url: string, token: string) {
  const asked: Asked[] = [];
  const ending = new AbortController();
  const waiting = new Set<() => void>();
  let answers = 0;
  const answered = () => {
    answers += 1;
    for (const look of waiting) look();
  };
  const one = async () => {
    while (!ending.signal.aborted) {
      await work(memberAt(url, token), asked, answered, ending.signal);
      await sleep(PAUSE_MS);
    }
  };
  const all = Promise.all(Array.from({ length: MEMBERS }, one));
  return {
    asked,
    /** Waits for so many answers more. */
    async until(more: number): Promise<void> {
      const goal = answers + more;
      const { promise, resolve } = Promise.withResolvers<void>();
      const look = () => answers >= goal && resolve();
      waiting.add(look);
      await promise;
      waiting.delete(look);
    },
    async stop(): Promise<void> {
      ending.abort();
      await all;
    },
  };
}

/** How a request is answered while the database can't do it. */
export async function problemOf(url: string, token: string, path: string, body?: object) {
  const response = await fetch(`${url}${path}`, asMember(token, body ? 'POST' : 'GET', body));
  const { code } = await response.json();
  return { status: response.status, code, retryAfterS: Number(response.headers.get('Retry-After')) };
}
