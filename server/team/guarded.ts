import { ProblemError } from '../../lib/protocol/problem.ts';
import type { Sql, Store } from '../store/sql.ts';

/** A store whose failures are told to those who log, and are `server-failed` for whoever asked. */
export function guarded(
  store: Store,
  onFailure: (error: unknown) => void,
): Sql & Pick<Store, 'reading' | 'transaction'> {
  const guard = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      onFailure(error);
      throw new ProblemError('server-failed', '', { cause: error });
    }
  };
  return {
    query: (text, params) => guard(store.query(text, params)),
    reading: (work) => guard(store.reading(work)),
    transaction: (work) => guard(store.transaction(work)),
  };
}
