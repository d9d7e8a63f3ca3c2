import { type Balances, NO_CREDITS } from './balances.ts';
import { compareExpiry } from './draw.ts';
import { type Grant, isExpired } from './grant.ts';
import { deadlineMs, type Hold } from './hold.ts';

/**
 * A team's ledger. It may be a slice that was loaded for one command: then grants with nothing available or
 * retained, and contacts that the command doesn't touch, are absent. See `loadSlice` in lib/cache.
 */
export interface LedgerState {
  /** `seq` of the last entry, 0 before the first. */
  readonly cursor: number;
  /** Time of the last entry. Time never runs backwards in a ledger, whatever a computer's clock does. */
  readonly clockMs: number;
  readonly balances: Balances;
  /** End of the newest billing period that a plan grant opened; null where there never was one (rule 7). */
  readonly billingPeriodEndsAtMs: number | null;
  readonly grants: ReadonlyMap<string, Grant>;
  readonly holds: ReadonlyMap<string, Hold>;
}

export const EMPTY_LEDGER: LedgerState = {
  cursor: 0,
  clockMs: 0,
  balances: NO_CREDITS,
  billingPeriodEndsAtMs: null,
  grants: new Map(),
  holds: new Map(),
};

/** The next moment at which time alone changes this ledger, to set an alarm for; null where there is none. */
export function nextDueAtMs(state: Pick<LedgerState, 'grants' | 'holds'>): number | null {
  const moments = [
    ...[...state.holds.values()].filter((hold) => hold.pending > 0).map(deadlineMs),
    ...[...state.grants.values()].filter((grant) => grant.available > 0).map((grant) => grant.expiresAtMs),
  ].filter((moment) => moment !== null);
  return moments.length === 0 ? null : Math.min(...moments);
}

/** Holds whose time limit has passed, oldest first (rule 6). */
export function timedOutHolds(state: LedgerState, nowMs: number): Hold[] {
  return [...state.holds.values()]
    .filter((hold) => hold.pending > 0 && deadlineMs(hold) <= nowMs)
    .sort((a, b) => deadlineMs(a) - deadlineMs(b) || (a.runId < b.runId ? -1 : 1));
}

/** Grants past their expiry that still have something available, the earliest expiry first (rule 8). */
export function expiringGrants(state: LedgerState, nowMs: number): Grant[] {
  return [...state.grants.values()]
    .filter((grant) => grant.available > 0 && isExpired(grant, nowMs))
    .sort((a, b) => compareExpiry(a.expiresAtMs, b.expiresAtMs) || (a.id < b.id ? -1 : 1));
}
