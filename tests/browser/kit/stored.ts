import type { Page } from 'playwright-core';

/** Where a browser keeps its own ledger. */
const OWN_LEDGER = 'jason-ai-credits';

/**
 * All rows of a table, as they are stored.
 *
 * @param page one of the extension's own
 */
export function storedRows<Row>(page: Page, table: string, database = OWN_LEDGER): Promise<Row[]> {
  return page.evaluate(
    async ([database, table]) => {
      const opening = indexedDB.open(database);
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const db = opening.result;
      const reading = db.transaction(table).objectStore(table).getAll();
      await new Promise((resolve) => reading.addEventListener('success', resolve));
      db.close();
      return reading.result;
    },
    [database, table] as const,
  );
}

/**
 * Makes a table's rows older, so that nobody has to wait until what they say is due.
 *
 * @param page one of the extension's own
 * @param field holds a moment, in milliseconds since 1970
 */
export async function backdate(
  page: Page,
  table: string,
  field: string,
  ms: number,
  database = OWN_LEDGER,
): Promise<void> {
  await page.evaluate(
    async ([database, table, field, ms]) => {
      const opening = indexedDB.open(database);
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const db = opening.result;
      const transaction = db.transaction(table, 'readwrite');
      const store = transaction.objectStore(table);
      const reading = store.getAll();
      reading.addEventListener('success', () => {
        for (const row of reading.result) store.put({ ...row, [field]: row[field] - ms });
      });
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
      db.close();
    },
    [database, table, field, ms] as const,
  );
}
