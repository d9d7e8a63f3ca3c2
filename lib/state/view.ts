import type { Balances } from '../ledger/balances';
import type { Problem } from '../protocol/problem';

/** Credits of one kind of grant, for "plan and add-on credits apart". */
export interface Pool {
  readonly available: number;
  readonly retained: number;
  readonly used: number;
}

/** A team's credits as a page shows them. The worker makes it; pages only mirror it. */
export interface CreditsView {
  readonly balances: Balances;
  /** granted − used − expired: the number the counter shows. */
  readonly balance: number;
  /** Credits included in the billing plan, refunds of them with them. */
  readonly plan: Pool;
  /** Credits bought as the team-shared add-on, and adjustments. */
  readonly addOn: Pool;
  readonly openHolds: number;
  /** Names the ledger: it changes when all data is erased or replaced. */
  readonly ledgerId: string;
  /** `seq` of the last entry in it: of one ledger, a view with a lower one is older. */
  readonly cursor: number;
  readonly asOfMs: number;
  readonly role: 'owner' | 'member';
  readonly lowCreditThreshold: number;
  /** An https link, or null for the extension's own Plans & Billing page. */
  readonly buyUrl: string | null;
}

/** What a page knows: credits, or why there are none to show. */
export type ViewState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly view: CreditsView }
  | { readonly status: 'problem'; readonly problem: Problem };
