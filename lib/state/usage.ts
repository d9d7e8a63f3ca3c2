import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Ask, problemOf } from '../messages/ask';
import type { UsagePeriod, UsageView } from '../usage/view';
import type { Loaded } from './loaded';

/** A page's copy of the team's usage in a period. */
export interface UsageState {
  readonly period: UsagePeriod;
  readonly usage: Loaded<UsageView>;
  /** Whether there is a billing period to choose, as last heard: it stays on offer while another one loads. */
  readonly hasBilling: boolean;
}

export interface UsageStore {
  readonly store: StoreApi<UsageState>;
  /** Shows another period. Never rejects. */
  choose(period: UsagePeriod): Promise<void>;
  /** Asks again; what is shown stays until the answer is there. Never rejects: a problem is a state. */
  reload(): Promise<void>;
}

/** Starts out loading the last 30 days; call `reload` to fill it. */
export function createUsageStore(ask: Ask): UsageStore {
  const store = createStore<UsageState>(() => ({
    period: '30',
    usage: { status: 'loading' },
    hasBilling: false,
  }));
  let latest: object;

  async function reload(): Promise<void> {
    const asked = {};
    latest = asked;
    const { period } = store.getState();
    const usage = await ask('usage.get', { period }).then(
      (value): Loaded<UsageView> => ({ status: 'ready', value }),
      (error: unknown): Loaded<UsageView> => ({ status: 'problem', problem: problemOf(error) }),
    );
    // Another period may have been chosen meanwhile.
    if (latest !== asked) return;
    store.setState({ usage, ...(usage.status === 'ready' && { hasBilling: usage.value.period !== null }) });
  }

  return {
    store,
    reload,
    choose(period) {
      store.setState({ period, usage: { status: 'loading' } });
      return reload();
    },
  };
}
