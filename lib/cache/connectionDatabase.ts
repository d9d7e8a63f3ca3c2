import { Dexie, type DexieOptions, type EntityTable } from 'dexie';
import { toStorageProblem } from './problems';

/** What outlives any one team's data, in a database of its own. Only the worker opens it. */
export class ConnectionDatabase extends Dexie {
  readonly connection!: EntityTable<{ readonly key: 'connection'; readonly value: unknown }, 'key'>;
  readonly abandoned!: EntityTable<{ readonly name: string }, 'name'>;
  readonly replyApi!: EntityTable<{ readonly key: string; readonly value: unknown }, 'key'>;

  constructor(options: DexieOptions) {
    super('jason-ai-credits-connection', options);
    this.version(1).stores({ connection: 'key', abandoned: 'name' });
    this.version(2).stores({ replyApi: 'key' });
  }
}

/** Tells storage's errors in words. @throws ProblemError */
export function told<T>(work: PromiseLike<T>): Promise<T> {
  return Promise.resolve(work).catch((error: unknown) => {
    throw toStorageProblem(error);
  });
}
