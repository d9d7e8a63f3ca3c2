import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer } from '../ledger/answer';
import { type Ask, problemOf } from '../messages/ask';
import type { Quote } from '../protocol/billing';
import type { Problem } from '../protocol/problem';
import { createIntents } from './intents';

/** A purchase that isn't paid for yet. */
export interface PendingPayment {
  readonly commandId: string;
  readonly url: string;
  readonly quote: Quote;
}

/** Where a person stands in the wizard that buys credits (rule 10). */
export interface PurchaseState {
  readonly offerId: string | null;
  /** The last total that was recalculated; it counts only while it is of the chosen amount. */
  readonly quote: Quote | null;
  readonly outdated: boolean;
  readonly busy: 'recalculating' | 'buying' | null;
  readonly problem: Problem | null;
  readonly answer: Answer | null;
  /** What has to be paid for first, on a payment page that was opened. */
  readonly payment: PendingPayment | null;
}

export interface Purchase {
  readonly store: StoreApi<PurchaseState>;
  choose(offerId: string): void;
  recalculate(): Promise<void>;
  /** Buys at the current total; does nothing without one. Confirming again after a failure can't buy twice. */
  confirm(): Promise<void>;
  /** Back to the start, after a payment that has come to nothing. */
  startAgain(): void;
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
    payment: null,
  }));

  return {
    store,

    startAgain() {
      store.setState({ quote: null, outdated: false, problem: null, payment: null });
    },

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
        const commandId = intents.idOf(intent);
        const answer = await ask('billing.buy', { commandId, quote });
        intents.answered(intent);
        if (answer.status === 'checkout') {
          store.setState({ busy: null, payment: { commandId, url: answer.url, quote } });
        } else store.setState({ busy: null, answer });
      } catch (error) {
        const problem = problemOf(error);
        // Nothing was done under its id, nor ever will be.
        if (problem.code === 'quote-outdated') intents.answered(intent);
        store.setState({ busy: null, problem, outdated: problem.code === 'quote-outdated' });
      }
    },
  };
}
