import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer } from '../ledger/answer';
import { type Ask, problemOf } from '../messages/ask';
import type { Quote } from '../protocol/billing';
import type { Problem } from '../protocol/problem';
import { createIntents } from './intents';

/** Where a person stands in the wizard that buys credits (rule 10). */
export interface PurchaseState {
  readonly offerId: string | null;
  /** The last total that was recalculated; it counts only while it is of the chosen amount. */
  readonly quote: Quote | null;
  readonly outdated: boolean;
  readonly busy: 'recalculating' | 'buying' | null;
  readonly problem: Problem | null;
  readonly answer: Answer | null;
}

export interface Purchase {
  readonly store: StoreApi<PurchaseState>;
  choose(offerId: string): void;
  recalculate(): Promise<void>;
  /** Buys at the current total; does nothing without one. Confirming again after a failure can't buy twice. */
  confirm(): Promise<void>;
}

/** One visit to the wizard: choose an amount, recalculate the total, confirm (rule 10). */
export function createPurchase(ask: Ask): Purchase {
  const intents = createIntents();
  const store = createStore<PurchaseState>(() => ({
    offerId: null,
    quote: null,
    outdated: false,
    busy: null,
    problem: null,
    answer: null,
  }));

  return {
    store,

    choose(offerId) {
      const { quote } = store.getState();
      const outdated = quote !== null && quote.offerId !== offerId;
      store.setState({ offerId, outdated, problem: null });
    },

    async recalculate() {
      const { offerId, busy } = store.getState();
      if (offerId === null || busy !== null) return;
      store.setState({ busy: 'recalculating', problem: null });
      try {
        const quote = await ask('billing.quote', { offerId });
        store.setState(({ offerId }) => ({ busy: null, quote, outdated: quote.offerId !== offerId }));
      } catch (error) {
        store.setState({ busy: null, problem: problemOf(error) });
      }
    },

    async confirm() {
      const { quote, outdated, busy } = store.getState();
      if (quote === null || outdated || busy !== null) return;
      const intent = JSON.stringify(quote);
      store.setState({ busy: 'buying', problem: null });
      try {
        const answer = await ask('billing.buy', { commandId: intents.idOf(intent), quote });
        intents.answered(intent);
        store.setState({ busy: null, answer });
      } catch (error) {
        const problem = problemOf(error);
        store.setState({ busy: null, problem, outdated: problem.code === 'quote-outdated' });
      }
    },
  };
}
