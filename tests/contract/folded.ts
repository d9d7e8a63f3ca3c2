import {
  assertLedger,
  EMPTY_LEDGER,
  EMPTY_POOLS,
  type Entry,
  evolve,
  evolvePools,
  isLive,
} from '../../lib/ledger';
import type { Snapshot } from '../../lib/protocol/snapshot';

/** What a ledger's entries add up to, as a snapshot; of at most as many runs as every snapshot carries. */
export function folded(entries: readonly Entry[]): Snapshot {
  const state = evolve(EMPTY_LEDGER, entries);
  assertLedger(state);
  const { cursor, clockMs, balances, billingPeriodEndsAtMs } = state;
  return inOrder({
    cursor,
    clockMs,
    balances,
    billingPeriodEndsAtMs,
    ...evolvePools(EMPTY_POOLS, EMPTY_LEDGER, state),
    grants: [...state.grants.values()].filter(isLive),
    runs: [...state.holds.values()].map((hold) => ({ ...hold, contacts: [...hold.contacts.values()] })),
  });
}

/** Grants have no order of their own. */
export function inOrder(snapshot: Snapshot): Snapshot {
  return { ...snapshot, grants: [...snapshot.grants].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}
