import browser from 'webextension-polyfill';
import type { Broadcast } from './catalogue';

/** Listens for what the worker tells every page, until the signal ends it. Nobody but the extension itself can say it. */
export function hear<T extends Broadcast['type']>(
  type: T,
  listener: (broadcast: Extract<Broadcast, { type: T }>) => void,
  signal: AbortSignal,
): void {
  const listen = (message: unknown): undefined => {
    const broadcast = message as Broadcast;
    if (broadcast.type === type) listener(broadcast as Extract<Broadcast, { type: T }>);
  };
  browser.runtime.onMessage.addListener(listen);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listen));
}
