/** Where a grant's credits come from (domain: credit grant). */
export const GRANT_SOURCES = ['plan', 'purchase', 'refund', 'adjustment'] as const;

export type GrantSource = (typeof GRANT_SOURCES)[number];

/**
 * Draw-down priority where a grant doesn't name one; the lower number is spent first (rule 7).
 * A refund grant stands in for what it replaces and ends soon, so it is spent with the plan's credits.
 */
export const DEFAULT_PRIORITY: Readonly<Record<GrantSource, number>> = {
  plan: 10,
  refund: 10,
  adjustment: 20,
  purchase: 20,
};

/** Credits put into the pool, and where they are now. `credits = available + retained + used + expired`. */
export interface Grant {
  readonly id: string;
  readonly source: GrantSource;
  readonly credits: number;
  readonly priority: number;
  readonly startsAtMs: number;
  /** When what is neither used nor held expires; null for never. */
  readonly expiresAtMs: number | null;
  readonly available: number;
  readonly retained: number;
  readonly used: number;
  readonly expired: number;
}

/** Credits taken from one grant. Lists of draws keep the order in which they were taken. */
export interface Draw {
  readonly grantId: string;
  readonly credits: number;
}

/** The ids of the grants that the ledger itself makes: a caller's grant can't take one, lest a refund find it gone. */
const REFUND_GRANT_ID = /^refund-\d+$/;

/** The id of the refund grant that the entry in this place makes (rule 7). */
export function refundGrantId(seq: number): string {
  return `refund-${seq}`;
}

/** True for ids of the form of {@link refundGrantId}. */
export function isRefundGrantId(id: string): boolean {
  return REFUND_GRANT_ID.test(id);
}

/** True while something of it is available or retained: only then it can matter to a command. */
export function isLive(grant: Pick<Grant, 'available' | 'retained'>): boolean {
  return grant.available + grant.retained > 0;
}

/** True from the millisecond of expiry on. */
export function isExpired(grant: Pick<Grant, 'expiresAtMs'>, nowMs: number): boolean {
  return grant.expiresAtMs !== null && grant.expiresAtMs <= nowMs;
}
