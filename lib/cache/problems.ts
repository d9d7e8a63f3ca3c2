import { Dexie } from 'dexie';
import { type ProblemCode, ProblemError } from '../protocol/problem';

/** What IndexedDB's errors mean to a person. Dexie wraps some of them, so the inner ones are looked at too. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  [Dexie.errnames.QuotaExceeded]: 'storage-full',
};

/** The names of an error and of all that it wraps. */
function* namesOf(error: unknown): Generator<string> {
  for (let cause = error; cause instanceof Object; cause = (cause as { inner?: unknown }).inner) {
    if ('name' in cause && typeof cause.name === 'string') yield cause.name;
  }
}

/** Turns whatever a database operation threw into a problem that can be told. Problems stay as they are. */
export function toStorageProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const code = [...namesOf(error)].map((name) => CODES[name]).find((known) => known !== undefined);
  const detail = error instanceof Error ? error.message : String(error);
  return new ProblemError(code ?? 'storage-failed', detail, { cause: error });
}
