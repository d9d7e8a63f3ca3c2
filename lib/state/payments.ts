import type { Ask } from '../messages/ask';
import type { Purchase, Purchases } from '../protocol/billing';
import { createLoaded, type Loaded, type LoadedStore } from './loaded';

/** How often a page that waits for a payment asks about it. What arrives is told; what was given up isn't. */
const ASK_MS = 10_000;

/** The purchases of a team that are paid for on payment pages. */
export function createPayments(ask: Ask): LoadedStore<Purchases> {
  return createLoaded(() => ask('billing.purchases', {}));
}

/** Whether there is something to wait for. */
export function isUnderWay({ state }: Purchase): boolean {
  return state === 'open' || state === 'paid';
}

/** One purchase, as last heard. */
export function purchaseOf(payments: Loaded<Purchases>, commandId: string): Purchase | null {
  const known = payments.status === 'ready' ? payments.value.purchases : [];
  return known.find((purchase) => purchase.commandId === commandId) ?? null;
}

/**
 * Asks again and again, while the page is in front of somebody, and as soon as it is again: as when they come back from the
 * payment page.
 *
 * @returns stops it
 */
export function keepAsking({ reload }: Pick<LoadedStore<unknown>, 'reload'>): () => void {
  const ending = new AbortController();
  const ask = () => {
    if (!document.hidden) void reload();
  };
  document.addEventListener('visibilitychange', ask, { signal: ending.signal });
  const timer = setInterval(ask, ASK_MS);
  return () => {
    clearInterval(timer);
    ending.abort();
  };
}
