import type { Problem, ProblemError } from '../protocol/problem';
import type { MessageType, RequestOf, ResponseOf } from './catalogue';

/** How pages reach the worker: `send`, handed in so that a page can be drawn and tested without one. */
export type Ask = <T extends MessageType>(type: T, request: RequestOf<T>) => Promise<ResponseOf<T>>;

/** The problem in something thrown; whatever isn't one of ours reads as an answer that never came. */
export function problemOf(thrown: unknown): Problem {
  return isProblem(thrown)
    ? { code: thrown.code, detail: thrown.detail }
    : { code: 'no-answer', detail: thrown instanceof Error ? thrown.message : '' };
}

/** What runs in a page comes in two halves, each with a class of its own: what one throws, the other must know. */
function isProblem(thrown: unknown): thrown is ProblemError {
  return thrown instanceof Error && thrown.name === 'ProblemError' && 'code' in thrown;
}
