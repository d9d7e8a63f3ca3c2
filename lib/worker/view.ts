import { overlay } from '../cache/overlay';
import { countOpenRuns } from '../cache/queries';
import { balanceOf } from '../ledger/balances';
import type { SpendingLimit } from '../protocol/team';
import { readBuyUrl } from '../settings/buyUrl';
import { readSettings } from '../settings/store';
import type { CreditsView } from '../state/view';
import type { Services } from './services';

/** The team's credits as pages show them. @throws ProblemError where there is nothing to show */
export async function readView({
  team,
  now,
  knownPolicy,
}: Pick<Services, 'team' | 'now' | 'knownPolicy'>): Promise<CreditsView> {
  const { connection, cache, sync, info } = await team();
  // First: where there is no copy yet, this makes one or says why it can't.
  const state = await sync.state();
  const [{ team: named, member }, { lowCreditThreshold }, buyUrl] = await Promise.all([
    info(),
    readSettings(),
    readBuyUrl(knownPolicy()),
  ]);
  // Last: a browser that has just started takes a moment to say what its policies are, and credits go on meanwhile.
  const { stored, openHolds } = await cache.transact('r', async (db, row) => {
    const { team: stored, holds } = await overlay(db, row);
    return { stored, openHolds: await countOpenRuns(db, holds) };
  });
  const { balances } = stored;
  const limit = member.limit && asOf(member.limit, now());
  return {
    balances,
    balance: balanceOf(balances),
    plan: stored.plan,
    addOn: stored.addOn,
    openHolds,
    ledgerId: stored.ledgerId,
    cursor: stored.cursor,
    asOfMs: now(),
    team: connection && { name: named.name },
    memberId: member.id,
    role: member.role,
    spendable: Math.min(balances.available, limit === null ? balances.available : leftOf(limit)),
    limit,
    sync: state,
    lowCreditThreshold,
    buyUrl,
  };
}

/** A limit as last heard, in a period that may have ended since. */
function asOf(limit: SpendingLimit, nowMs: number): SpendingLimit {
  return limit.periodEndsAtMs <= nowMs ? { ...limit, spent: 0 } : limit;
}

function leftOf({ credits, spent }: SpendingLimit): number {
  return Math.max(0, credits - spent);
}
