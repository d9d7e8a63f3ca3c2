import { createHash } from 'node:crypto';
import { IDBObjectStore } from 'fake-indexeddb';
import browser from 'webextension-polyfill';
import type { Disk } from './disk';
import type { Process, Timeline } from './timeline';

/** What a browser has that its worker reaches by global names. */
export interface BrowserHost {
  readonly disk: Disk;
  /** Sets the worker's alarm, by the computer's clock; null takes it away. */
  setAlarm(whenMs: number | null): void;
}

/**
 * Gives the simulated code timers, hashes, storage and alarms that belong to the timeline: each is of the process whose step
 * it is.
 *
 * @returns gives the real ones back
 */
export function takeOver(timeline: Timeline): () => void {
  const running = (): Process => {
    if (timeline.running === null) throw new Error('Something happened that belongs to no process');
    return timeline.running;
  };
  const host = () => running().host as BrowserHost;
  const { add, put } = IDBObjectStore.prototype;
  const crowded = (write: typeof put) =>
    function crowdedWrite(this: IDBObjectStore, ...args: Parameters<typeof put>) {
      const request = write.apply(this, args);
      if (host().disk.isFull) host().disk.refuse(this.transaction);
      return request;
    };
  const restores = [
    replace(globalThis, timersOf(timeline, running)),
    replace(crypto.subtle, {
      digest: async (_algorithm: unknown, bytes: ArrayBuffer) =>
        new Uint8Array(createHash('sha256').update(new Uint8Array(bytes)).digest()).buffer,
    }),
    replace(browser.storage.local, {
      async get(key: string) {
        const { stored } = host().disk;
        return stored.has(key) ? { [key]: stored.get(key) } : {};
      },
      async set(items: object) {
        for (const [key, value] of Object.entries(items)) host().disk.stored.set(key, value);
      },
    }),
    replace(browser.alarms, {
      create: (_name: string, { when }: { when: number }) => host().setAlarm(when),
      async clear() {
        host().setAlarm(null);
        return true;
      },
    }),
    replace(IDBObjectStore.prototype, { add: crowded(add), put: crowded(put) }),
  ];
  return () => {
    for (const restore of restores) restore();
  };
}

function timersOf(timeline: Timeline, running: () => Process) {
  const handle = (cancel: () => void) => ({ cancel, unref: () => handle(cancel) });
  // A real one is PGlite's, from between two worlds.
  const clear = (timer?: { cancel?(): void }) => timer?.cancel?.();
  return {
    setImmediate: (task: () => unknown) => timeline.post(running(), () => void task()),
    setTimeout(task: () => unknown, ms = 0) {
      // PGlite's own timers are no part of the world; it is looked into between steps. One that it has set before there was a
      // world goes off in some step, and sets the next.
      if (timeline.running === null || isOfPglite()) return handle(() => undefined);
      return handle(timeline.at(running(), timeline.nowMs + ms, () => void task()));
    },
    setInterval(task: () => unknown, ms: number) {
      const process = running();
      let cancel = () => {};
      const next = () => {
        cancel = timeline.at(process, timeline.nowMs + ms, () => {
          next();
          task();
        });
      };
      next();
      return handle(() => cancel());
    },
    clearTimeout: clear,
    clearInterval: clear,
  };
}

/** Whether PGlite calls whoever calls this. */
function isOfPglite(): boolean {
  return new Error().stack?.includes('@electric-sql/pglite') ?? false;
}

/** @returns puts back what was there */
function replace(target: object, members: object): () => void {
  const before = new Map(
    Object.keys(members).map((key) => [key, Object.getOwnPropertyDescriptor(target, key)]),
  );
  for (const [key, value] of Object.entries(members)) {
    Object.defineProperty(target, key, { value, configurable: true, writable: true });
  }
  return () => {
    for (const [key, descriptor] of before) {
      if (descriptor === undefined) Reflect.deleteProperty(target, key);
      else Object.defineProperty(target, key, descriptor);
    }
  };
}
