import { balanceOf } from '../ledger/balances';
import { readSettings } from '../settings/store';
import type { CreditsView } from '../state/view';
import type { Services } from './services';

/** The team's credits as pages show them. */
export async function readView({ backend, cache, now }: Services): Promise<CreditsView> {
  const [{ team, openHolds }, member, settings] = await Promise.all([
    cache.transact('r', async (db, team) => ({
      team,
      openHolds: await db.runs.where('open').equals(1).count(),
    })),
    backend.member(),
    readSettings(),
  ]);
  return {
    balances: team.balances,
    balance: balanceOf(team.balances),
    plan: team.plan,
    addOn: team.addOn,
    openHolds,
    ledgerId: team.ledgerId,
    cursor: team.cursor,
    asOfMs: now(),
    role: member.role,
    lowCreditThreshold: settings.lowCreditThreshold,
    buyUrl: settings.buyUrl,
  };
}
