import Dexie from 'dexie';
import browser from 'webextension-polyfill';

type Write = (this: object, ...args: unknown[]) => unknown;

let writes = 0;

/** How often anything has been written to a database of this process, by now. */
export function writesSoFar(): number {
  return writes;
}

function count(prototype: object, names: readonly string[]): void {
  for (const name of names) {
    const write: Write = Reflect.get(prototype, name);
    const counted: Write = function (...args) {
      writes += 1;
      return write.apply(this, args);
    };
    Reflect.set(prototype, name, counted);
  }
}
count(IDBObjectStore.prototype, ['put', 'add', 'delete', 'clear']);
count(IDBCursor.prototype, ['update', 'delete']);

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
