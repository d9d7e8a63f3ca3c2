import type { Harness } from './harness.ts';

/** A row as it is about to be written: the table, of any of the extension's databases, and what the row has among others. */
export type Written = readonly [table: string, row: Readonly<Record<string, string>>];

/** What the worker is given besides its own code. */
interface StoppedGlobals {
  reached?: Promise<void>;
}

/**
 * Has the worker come no further than the next commit of a certain row: whoever waits for that commit in the worker waits for
 * ever, as if it had ended there. All else that it does goes on. The next worker knows nothing of it.
 *
 * @param moment `before`: the commit isn't made either
 * @returns waits until it has come there
 */
export async function stopAt(
  browser: Harness,
  moment: 'before' | 'after',
  [table, row]: Written,
): Promise<() => Promise<void>> {
  // Who was ended is woken by a question.
  await browser.balances();
  const [worker] = browser.context.serviceWorkers();
  if (worker === undefined) throw new Error('The worker is not running');
  await worker.evaluate(
    ([moment, table, row]) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      (globalThis as StoppedGlobals).reached = promise;
      const { prototype } = IDBObjectStore;
      const original = { add: prototype.add, put: prototype.put };
      const last = moment === 'before' ? 'abort' : 'complete';
      const keepQuiet = (transaction: IDBTransaction) => {
        const hear = (event: Event) => {
          const { target } = event;
          const isOfIt =
            target === transaction || (target instanceof IDBRequest && target.transaction === transaction);
          if (!isOfIt) return;
          event.stopImmediatePropagation();
          if (event.type === last) resolve();
        };
        // An event passes the database on its way to the transaction, whose own listeners were there before.
        for (const type of [last, 'error']) transaction.db.addEventListener(type, hear, true);
      };
      for (const method of ['add', 'put'] as const) {
        prototype[method] = function (value, ...key) {
          const request = original[method].call(this, value, ...key);
          const isIt =
            this.name === table && Object.entries(row).every(([name, part]) => value[name] === part);
          if (isIt) {
            Object.assign(prototype, original);
            keepQuiet(this.transaction);
            if (moment === 'before') this.transaction.abort();
          }
          return request;
        };
      }
    },
    [moment, table, row] as const,
  );
  return () => worker.evaluate(() => (globalThis as StoppedGlobals).reached);
}
