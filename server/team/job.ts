import type { Answer, ExpireCommand, GrantCommand } from '../../lib/ledger/index.ts';
import type { Quote } from '../../lib/protocol/billing.ts';
import type { CommandRequest } from '../../lib/protocol/command.ts';
import type { Caller } from './service.ts';

/** What is to be done in a team's ledger: a member's command, a purchase, or a thing of the server's own. */
export type Ask = CommandRequest | Omit<GrantCommand, 'by'> | Omit<ExpireCommand, 'by'>;

/** How something was bought: on the invoice, paid for on a payment page, or by itself and on the invoice. */
export const PURCHASE_WAYS = ['invoice', 'checkout', 'top-up'] as const;

export type PurchaseWay = (typeof PURCHASE_WAYS)[number];

export interface Job {
  readonly ask: Ask;
  readonly caller: Pick<Caller, 'memberId' | 'role'>;
  /** Of all that was asked; null where nobody will ask again for the answer. */
  readonly fingerprint: string | null;
  /** What is put into the list of purchases when the grant is made. */
  readonly bought: (Quote & { readonly way: PurchaseWay }) | null;
  /** Refuses what must not be done any more, and was not done before. @throws ProblemError */
  readonly check?: () => void;
}

/** What became of a job. Failures are of this job alone. */
export type Outcome = { readonly answer: Answer } | { readonly error: unknown };
