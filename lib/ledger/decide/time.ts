import { DEFAULT_PRIORITY, refundGrantId } from '../grant.ts';
import { pendingContacts } from '../hold.ts';
import { expiringGrants, timedOutHolds } from '../state.ts';
import type { Deciding } from './decision.ts';

/** Where no billing period is running, a refund grant lasts this long (rule 7). */
const REFUND_LASTS_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Refunds what has timed out and expires what has run out, as of the decision's time.
 *
 * @returns credits that expired and credits that were refunded
 */
export function letTimePass(deciding: Deciding): { expired: number; refunded: number } {
  // Grants first: what a timed-out hold gives back to a grant that has ended must not end with it (rule 7).
  const expired = expireGrants(deciding);
  let refunded = 0;
  for (const hold of timedOutHolds(deciding.draft, deciding.nowMs)) {
    for (const contact of pendingContacts(hold)) {
      deciding.addByTime({
        kind: 'refunded',
        runId: hold.runId,
        contactId: contact.id,
        status: 'timed-out',
        credits: hold.pricePerContact,
        reason: '',
      });
      refunded += hold.pricePerContact;
    }
  }
  replaceExpiredRefunds(deciding, expireGrants(deciding));
  return { expired, refunded };
}

/**
 * Takes what is neither used nor held from the grants past their expiry (rule 8).
 *
 * @returns credits that expired
 */
export function expireGrants(deciding: Deciding): number {
  let expired = 0;
  for (const grant of expiringGrants(deciding.draft, deciding.nowMs)) {
    deciding.addByTime({ kind: 'expired', grantId: grant.id, credits: grant.available, reason: '' });
    expired += grant.available;
  }
  return expired;
}

/**
 * Puts refunds that met an expired grant back into the pool as a grant of their own: a refund never evaporates (rule 7).
 *
 * @param credits what just expired because it came back too late
 */
export function replaceExpiredRefunds(deciding: Deciding, credits: number): void {
  if (credits === 0) return;
  const { draft, nowMs } = deciding;
  const periodEndsAtMs = draft.billingPeriodEndsAtMs;
  const inPeriod = periodEndsAtMs !== null && periodEndsAtMs > nowMs;
  deciding.addByTime({
    kind: 'granted',
    // One command may make two of these (time passing, then its own refunds): the entry's place tells them apart.
    grantId: refundGrantId(draft.cursor + 1),
    source: 'refund',
    credits,
    priority: DEFAULT_PRIORITY.refund,
    startsAtMs: nowMs,
    expiresAtMs: inPeriod ? periodEndsAtMs : nowMs + REFUND_LASTS_MS,
    reason: 'Refund of credits whose grant had expired',
  });
}
