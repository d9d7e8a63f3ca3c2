import Dexie from 'dexie';
import browser from 'webextension-polyfill';

type Write<T> = (this: T, ...args: unknown[]) => unknown;

/** How often, by table. */
const writes = new Map<string, number>();

/** How often anything has been written to a database of this process by now, but for some tables. */
export function writesSoFar(besides: readonly string[] = []): number {
  const counted = [...writes].filter(([table]) => !besides.includes(table));
  return counted.reduce((sum, [, count]) => sum + count, 0);
}

function count<T extends object>(prototype: T, names: readonly string[], tableOf: (here: T) => string): void {
  for (const name of names) {
    const write = Reflect.get(prototype, name) as Write<T>;
    const counted: Write<T> = function (...args) {
      const table = tableOf(this);
      writes.set(table, (writes.get(table) ?? 0) + 1);
      return write.apply(this, args);
    };
    Reflect.set(prototype, name, counted);
  }
}
count(IDBObjectStore.prototype, ['put', 'add', 'delete', 'clear'], ({ name }) => name);
count(IDBCursor.prototype, ['update', 'delete'], ({ source }) =>
  'objectStore' in source ? source.objectStore.name : source.name,
);

/** What a browser keeps: the rows of its databases, but those of some tables, and the extension's storage. */
export async function contentOf(indexedDB: IDBFactory, besides: readonly string[] = []): Promise<string> {
  const databases = await indexedDB.databases();
  const contents: unknown[] = [];
  for (const name of databases.map(({ name = '' }) => name).sort()) {
    const db = await new Dexie(name, { indexedDB }).open();
    const tables = db.tables.filter((table) => !besides.includes(table.name));
    for (const table of tables) contents.push([name, table.name, await table.toArray()]);
    db.close();
  }
  return JSON.stringify([contents, await browser.storage.local.get(null)]);
}
