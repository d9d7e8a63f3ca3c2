import { ProblemError } from '../../protocol/problem.ts';

/** @throws ProblemError `not-a-server` */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ProblemError('not-a-server', 'The answer is not JSON', { cause });
  }
}
