import type { Balances } from '../ledger/balances';
import type { Pools } from '../ledger/pools';
import type { Problem } from '../protocol/problem';
import type { Role, SpendingLimit } from '../protocol/team';
import type { SyncState } from '../sync/sync';

/** A team's credits as a page shows them. The worker makes it; pages only mirror it. */
export interface CreditsView extends Pools {
  readonly balances: Balances;
  /** granted − used − expired: the number the counter shows. */
  readonly balance: number;
  readonly openHolds: number;
  /** Names the ledger: it changes when all data is erased or replaced. */
  readonly ledgerId: string;
  /** `seq` of the last entry in it: of one ledger, a view with a lower one is older. */
  readonly cursor: number;
  readonly asOfMs: number;
  /** The team whose server keeps the credits; null where this browser does. */
  readonly team: { readonly name: string } | null;
  readonly memberId: string;
  readonly role: Role;
  /** What this member may spend now: the team's available credits, or what their own limit leaves of them. */
  readonly spendable: number;
  /** The member's own limit; null without one. */
  readonly limit: SpendingLimit | null;
  readonly sync: SyncState;
  readonly lowCreditThreshold: number;
  /** An https link, or null for the extension's own Plans & Billing page. */
  readonly buyUrl: string | null;
}

/** What a page knows: credits, or why there are none to show. */
export type ViewState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly view: CreditsView }
  | { readonly status: 'problem'; readonly problem: Problem };

/** The member's own limit where it, and not the team's credits, decides what they may spend; else null. */
export function bindingLimit({
  limit,
  spendable,
  balances,
}: Pick<CreditsView, 'limit' | 'spendable' | 'balances'>): SpendingLimit | null {
  return spendable < balances.available ? limit : null;
}
