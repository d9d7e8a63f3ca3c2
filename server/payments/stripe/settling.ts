import { ProblemError } from '../../../lib/protocol/problem.ts';
import type { Log } from '../../http/log.ts';
import type { PaymentParts } from '../provider.ts';
import type { CheckoutRow, Checkouts } from './checkouts.ts';
import { type News, newsOf, type Session } from './session.ts';

interface Parts extends Pick<PaymentParts, 'grant' | 'now'> {
  readonly checkouts: Checkouts;
  readonly log: Log;
}

export interface Settling {
  /**
   * Takes in what has become of a payment. However often, in whatever order and by how many processes at once: who has paid
   * gets the credits, once.
   *
   * @param news what is known besides what the session says
   */
  settle(checkout: CheckoutRow, session: Session, news?: News | null): Promise<void>;
  /** Grants what has been paid for. */
  grantPaid(checkout: CheckoutRow): Promise<void>;
}

export function createSettling({ checkouts, grant, now, log }: Parts): Settling {
  const refuse = async (checkout: CheckoutRow, why: string) => {
    const { teamId: team, commandId: command, sessionId: session } = checkout;
    log.error({ team, command, session, why }, 'paid, but not granted: somebody has to look into it');
    await checkouts.refused(checkout);
  };
  const grantPaid = async (checkout: CheckoutRow) => {
    const { offerId, credits, totalMinor, currency } = checkout;
    const bought = { offerId, credits, totalMinor, currency, way: 'checkout' } as const;
    try {
      const answer = await grant(checkout, checkout.commandId, bought);
      if (answer.status === 'rejected') return refuse(checkout, answer.code);
    } catch (error) {
      const isFinal = error instanceof ProblemError && error.code === 'command-id-reused';
      if (!isFinal) throw error;
      return refuse(checkout, error.code);
    }
    await checkouts.granted(checkout);
  };
  return {
    grantPaid,
    async settle(checkout, session, news = null) {
      const become = newsOf(session) ?? news;
      if (become === null || checkout.state === 'granted') return;
      if (become !== 'paid') return checkouts.over(checkout, become);
      if (!isWhatWasAsked(checkout, session)) return refuse(checkout, 'another amount was paid');
      // First, so that it isn't forgotten where the grant can't be made just now.
      await checkouts.paid(checkout, now());
      await grantPaid(checkout);
    },
  };
}

function isWhatWasAsked(
  { totalMinor, currency }: CheckoutRow,
  { amount_total, currency: paid }: Session,
): boolean {
  return amount_total === totalMinor && paid?.toUpperCase() === currency;
}
