import { IDBKeyRange } from 'fake-indexeddb';
import { storedConnections } from '../../../lib/cache/connection';
import { ProblemError } from '../../../lib/protocol/problem';
import { runHandlers } from '../../../lib/worker/handlers/run';
import type { Services } from '../../../lib/worker/services';
import { createTeams, type Teams } from '../../../lib/worker/teams';
import { createTimekeeper, type Timekeeper } from '../../../lib/worker/time';
import { Process } from '../kit/timeline';
import type { World } from '../world';
import type { SimulatedBrowser } from './browser';
import { createWay } from './way';

export type Handlers = ReturnType<typeof runHandlers>;

/** What a person is told of changes no credits. */
const NO_NOTICES = { shows: async () => undefined, endsByHand: () => undefined };

/** The vendor's API has no part in it: nobody has given a key. */
const NO_REPLY_API = {
  poller: { poll: async () => false, nextMs: async () => null, waiting: async () => 0 },
} as unknown as Services['replyApi'];

/** One life of a browser's worker, composed as entrypoints/background.ts does it. */
export class SimulatedWorker {
  readonly process: Process<SimulatedBrowser>;
  readonly #world: World;
  /** What is to be told that nobody answers any more, were it to end now. */
  readonly #asked = new Set<() => void>();
  declare handlers: Handlers;
  declare teams: Teams;
  declare timekeeper: Timekeeper;
  #following: AbortController | null = null;

  constructor(world: World, browser: SimulatedBrowser) {
    this.#world = world;
    this.process = new Process(browser.name, browser);
    world.timeline.post(this.process, () => this.#begin(browser));
  }

  #begin(browser: SimulatedBrowser): void {
    const { timeline, random } = this.#world;
    const { process } = this;
    const report = (error: unknown) => this.#world.unforeseen(browser.name, error);
    const tools = {
      now: () => browser.nowMs,
      random: () => random.next(),
      newId: this.#world.newId,
      pause: (ms: number, signal: AbortSignal) => pause(this.#world, process, ms, signal),
      changed: () => void this.timekeeper.setAlarm().catch(report),
      profilesChanged: () => undefined,
      report,
    };
    const dexie = { indexedDB: browser.disk.factory, IDBKeyRange };
    this.teams = createTeams({
      ...tools,
      dexie,
      connections: storedConnections(dexie),
      mayReach: async () => true,
      connect: ({ token }, onServerTime) =>
        createWay(this.#world, { from: process, browser: browser.name, token }, onServerTime),
      moved: () => this.follow(browser.isLookedAt),
    });
    const services = {
      ...tools,
      teams: this.teams,
      team: this.teams.current,
      replyApi: NO_REPLY_API,
      notices: NO_NOTICES,
    };
    this.handlers = runHandlers(services as unknown as Services);
    this.timekeeper = createTimekeeper(services as unknown as Services);
    void this.timekeeper.letTimePass().catch(report);
    timeline.post(process, () => this.follow(browser.isLookedAt));
  }

  /** Keeps the copy current for as long as a page is open. */
  follow(isLookedAt: boolean): void {
    this.#following?.abort();
    this.#following = isLookedAt ? new AbortController() : null;
    const signal = this.#following?.signal;
    if (signal === undefined) return;
    const following = this.teams.current().then(({ sync }) => sync.follow(signal));
    void following.catch((error: unknown) => this.#world.unforeseen(this.process.name, error));
  }

  /** Has the worker do something, from another process. Where it ends before it answers, that process is told. */
  ask<T>(from: Process, work: (worker: this) => Promise<T>): Promise<T> {
    const { timeline } = this.#world;
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const answer = (settle: () => void) => {
      this.#asked.delete(lost);
      timeline.post(from, settle);
    };
    const lost = () => answer(() => reject(new ProblemError('no-answer')));
    this.#asked.add(lost);
    timeline.post(this.process, () => {
      void work(this).then(
        (value) => answer(() => resolve(value)),
        (error: unknown) => answer(() => reject(error)),
      );
    });
    return promise;
  }

  end(): void {
    this.#world.timeline.end(this.process);
    this.#world.network.ended(this.process);
    for (const lost of this.#asked) lost();
  }
}

function pause(world: World, process: Process, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const cancel = world.timeline.at(process, world.timeline.nowMs + ms, resolve);
    signal.addEventListener('abort', () => {
      cancel();
      reject(signal.reason);
    });
  });
}
