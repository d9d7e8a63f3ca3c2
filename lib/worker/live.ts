import browser, { type Runtime } from 'webextension-polyfill';
import { LIVE_PORT } from '../messages/live';
import { whoSent } from '../messages/receive';
import type { Team } from './team';

/** Follows the team's server for as long as a page of ours is open and visible. */
export interface Live {
  /** Listens for pages from now on. Call it while the worker starts, so that the page that woke it is heard. */
  listen(): void;
  /** Another team has become the current one: it is the one to follow from now on. */
  restart(): void;
}

/** @param report told of failures that nobody foresaw */
export function createLive(team: () => Promise<Team>, report: (error: unknown) => void): Live {
  const ports = new Set<Runtime.Port>();
  let following: AbortController | null = null;

  function restart(): void {
    following?.abort();
    following = ports.size === 0 ? null : new AbortController();
    if (following !== null) void follow(following.signal).catch(report);
  }

  async function follow(signal: AbortSignal): Promise<void> {
    const { sync } = await team();
    await sync.follow(signal);
  }

  function take(port: Runtime.Port): void {
    ports.add(port);
    // What a page says is of no interest. That it is listened to is what keeps the worker.
    port.onMessage.addListener(() => undefined);
    port.onDisconnect.addListener(() => {
      ports.delete(port);
      if (ports.size === 0) restart();
    });
    if (ports.size === 1) restart();
  }

  return {
    restart,
    listen: () =>
      browser.runtime.onConnect.addListener((port) => {
        const isOurs = port.sender !== undefined && whoSent(port.sender) !== null;
        if (port.name === LIVE_PORT && isOurs) take(port);
        else port.disconnect();
      }),
  };
}
