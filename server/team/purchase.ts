import { type Answer, lastingGrant } from '../../lib/ledger/index.ts';
import type { Quote } from '../../lib/protocol/billing.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';
import type { Sql } from '../store/sql.ts';
import { select } from '../store/table.ts';
import type { Job, PurchaseWay } from './job.ts';
import { print } from './print.ts';
import type { Caller } from './service.ts';
import { ANSWER, type AnswerRow } from './tables.ts';

const ANSWERED = `select ${select(ANSWER, 'a')} from answers a where a.team_id = $1 and a.command_id = $2`;

/** Tells one purchase from another under the same id. */
export function printOfPurchase(
  commandId: string,
  { offerId, credits, totalMinor, currency }: Quote,
): string {
  return print({ commandId, quote: { offerId, credits, totalMinor, currency } });
}

/** What grants a purchase. */
export function purchaseJob(
  memberId: string,
  commandId: string,
  bought: Quote & { readonly way: PurchaseWay },
  check?: () => void,
): Job {
  return {
    ask: lastingGrant('purchase', commandId, bought.credits, REASONS[bought.way]),
    caller: { memberId, role: 'owner' },
    fingerprint: printOfPurchase(commandId, bought),
    bought,
    ...(check && { check }),
  };
}

const REASONS: Readonly<Record<PurchaseWay, string>> = {
  invoice: 'Bought in Plans & Billing',
  checkout: 'Bought in Plans & Billing',
  'top-up': 'Automatic top-up',
};

/**
 * What a purchase was answered.
 *
 * @returns null where it wasn't yet
 * @throws ProblemError `command-id-reused` where its id was used for something else
 */
export async function readPurchaseAnswer(
  sql: Sql,
  { teamId, memberId }: Pick<Caller, 'teamId' | 'memberId'>,
  commandId: string,
  fingerprint: string,
): Promise<Answer | null> {
  const [known] = await sql.query<AnswerRow>(ANSWERED, [teamId, commandId]);
  if (known === undefined) return null;
  const same = known.memberId === memberId && known.fingerprint === fingerprint;
  if (!same) throw new ProblemError('command-id-reused', commandId);
  return known.answer;
}
