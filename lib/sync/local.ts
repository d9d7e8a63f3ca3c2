import type { Backend } from '../backend/backend';
import type { CommandRequest } from '../protocol/command';
import { ProblemError } from '../protocol/problem';
import { settleAnswer } from './settleAnswer';
import type { Sync } from './sync';

/** Where this browser is the authority: there is nothing to wait for. */
export function createLocalSync(backend: Pick<Backend, 'submit'>): Sync {
  const ask = async (command: CommandRequest) => {
    const [answer] = await backend.submit([command]);
    if (answer === undefined) throw new ProblemError('no-answer');
    return answer;
  };
  return {
    ask,
    report: async (settle) => settleAnswer(await ask(settle)),
    catchUp: async () => undefined,
    state: async () => ({ syncedAtMs: null, undelivered: 0, problem: null, clockAheadMs: 0 }),
    follow: (signal) =>
      new Promise((resolve) => {
        if (signal.aborted) resolve();
        else signal.addEventListener('abort', () => resolve(), { once: true });
      }),
    nextTryMs: async () => null,
  };
}
