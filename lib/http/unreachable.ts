import { ProblemError } from '../protocol/problem.ts';

/** The way to a server broke. */
export function unreachable(cause: unknown): ProblemError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new ProblemError('unreachable', detail, { cause });
}
