import { uuidv7 } from 'uuidv7';
import {
  type Answer,
  balanceOf,
  type Command,
  decide,
  EMPTY_LEDGER,
  EMPTY_POOLS,
  evolve,
  evolvePools,
  type LedgerState,
  lastingGrant,
  type Pools,
} from '../ledger';
import type { CreditsView } from '../state/view';

/** Who practises. */
const YOU = 'you';
/** Nobody leaves a practice run alone for longer. */
const TIME_LIMIT_MS = 24 * 60 * 60 * 1_000;

/** A ledger in memory that keeps the real rules, and that nothing else knows of. */
export interface Books {
  readonly ledger: LedgerState;
  readonly pools: Pools;
}

type Ask = Command extends infer One ? (One extends Command ? Omit<One, 'id' | 'by'> : never) : never;

/** Does one command. @returns the books after it, and its answer */
export function advance({ ledger, pools }: Books, ask: Ask, nowMs: number): { books: Books; answer: Answer } {
  const { entries, answer } = decide(ledger, { ...ask, id: uuidv7(), by: YOU }, nowMs);
  const after = evolve(ledger, entries);
  return { books: { ledger: after, pools: evolvePools(pools, ledger, after) }, answer };
}

/** Books with some credits in them and nothing else. */
export function openBooks(credits: number, nowMs: number): Books {
  return addCredits({ ledger: EMPTY_LEDGER, pools: EMPTY_POOLS }, credits, nowMs);
}

export function addCredits(books: Books, credits: number, nowMs: number): Books {
  return advance(books, lastingGrant('purchase', uuidv7(), credits, ''), nowMs).books;
}

/** The parts of a hold that are the same in every practice run. */
export const PRACTICE_RUN = {
  type: 'hold',
  sequenceId: 'practice',
  timeLimitMs: TIME_LIMIT_MS,
  allowance: null,
} as const;

/** The books as the counter and the pop-up show them. */
export function viewOf({ ledger, pools }: Books): CreditsView {
  const { balances, cursor, clockMs, holds } = ledger;
  return {
    balances,
    balance: balanceOf(balances),
    ...pools,
    openHolds: [...holds.values()].filter(({ pending }) => pending > 0).length,
    ledgerId: 'practice',
    cursor,
    asOfMs: clockMs,
    team: null,
    memberId: YOU,
    role: 'owner',
    spendable: balances.available,
    limit: null,
    sync: { syncedAtMs: null, undelivered: 0, problem: null, clockAheadMs: 0 },
    lowCreditThreshold: 0,
    buyUrl: null,
  };
}
