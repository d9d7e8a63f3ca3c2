import { IDBFactory } from 'fake-indexeddb';

/** What fake-indexeddb keeps behind its public names. A crash, and a look without a transaction, need it. */
interface RawTransaction {
  readonly mode: string;
  _state: string;
  _abort(errorName: string | null): void;
}
interface RawDatabase {
  transactions: RawTransaction[];
  connections: unknown[];
  readonly rawObjectStores: Map<
    string,
    { readonly records: { values(): Iterable<{ readonly value: unknown }> } }
  >;
}
interface RawFactory {
  readonly _databases: Map<string, RawDatabase>;
  _connectionQueues: Map<string, Promise<unknown>>;
}

/** A browser's storage. It outlives the worker, and a transaction that was not committed when that ended never was. */
export class Disk {
  factory = new IDBFactory();
  /** The extension's own small storage. */
  readonly stored = new Map<string, unknown>();
  /** Whether there is no room for another write. */
  isFull = false;

  get #raw(): RawFactory {
    return this.factory as unknown as RawFactory;
  }

  /** Fails a transaction as a browser does that has no room for it. */
  refuse(transaction: unknown): void {
    const raw = transaction as RawTransaction;
    setImmediate(() => {
      if (raw._state !== 'finished') raw._abort('QuotaExceededError');
    });
  }

  /** Nobody uses it any more: what was under way is rolled back, and nobody is told. */
  crash(): void {
    for (const database of this.#raw._databases.values()) {
      for (const transaction of database.transactions) {
        if (transaction._state !== 'finished') rollBack(transaction);
      }
      database.transactions = [];
      database.connections = [];
    }
    this.#raw._connectionQueues = new Map();
  }

  /** Deletes databases whose names start so. Call it while nobody uses them. */
  delete(prefix: string): void {
    for (const name of [...this.#raw._databases.keys()]) {
      if (name.startsWith(prefix)) this.#raw._databases.delete(name);
    }
  }

  get databases(): string[] {
    return [...this.#raw._databases.keys()];
  }

  /** What is in a table as it is at this moment. */
  rows<Row>(database: string, table: string): Row[] {
    const records = this.#raw._databases.get(database)?.rawObjectStores.get(table)?.records.values() ?? [];
    return [...records].map(({ value }) => value as Row);
  }

  /** Whether somebody is in the middle of a change. */
  isChanging(database: string): boolean {
    const transactions = this.#raw._databases.get(database)?.transactions ?? [];
    return transactions.some(({ mode, _state }) => mode !== 'readonly' && _state !== 'finished');
  }
}

function rollBack(transaction: RawTransaction): void {
  const real = globalThis.setImmediate;
  // What would be told to those who wait is told to nobody: they are gone.
  Object.assign(globalThis, { setImmediate: () => undefined });
  try {
    transaction._abort('AbortError');
  } finally {
    Object.assign(globalThis, { setImmediate: real });
  }
}
