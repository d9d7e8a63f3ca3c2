import type { Answer, IgnoredOutcome } from '../answer.ts';
import type { ReportedOutcome, SettleCommand } from '../command.ts';
import { drawFrom, sumDraws } from '../draw.ts';
import type { HeldContact, Hold } from '../hold.ts';
import type { Deciding } from './decision.ts';

/** Deducts for each success and refunds everything else; the first report of a contact counts (rules 1, 5, 6). */
export function settle(deciding: Deciding, command: SettleCommand): Answer {
  if (!deciding.draft.holds.has(command.runId))
    return deciding.reject('run-not-found', { runId: command.runId });
  const sums = { deducted: 0, refunded: 0, unbilled: 0 };
  const ignored: IgnoredOutcome[] = [];
  for (const report of command.outcomes) {
    const why = settleOne(deciding, command.runId, report, sums);
    if (why !== null) ignored.push({ contactId: report.contactId, why });
  }
  return { status: 'accepted', type: 'settle', runId: command.runId, ...sums, ignored };
}

interface Sums {
  deducted: number;
  refunded: number;
  unbilled: number;
}

function settleOne(
  deciding: Deciding,
  runId: string,
  report: ReportedOutcome,
  sums: Sums,
): IgnoredOutcome['why'] | null {
  const hold = deciding.draft.holds.get(runId);
  const contact = hold?.contacts.get(report.contactId);
  if (hold === undefined || contact === undefined) return 'not-in-run';
  if (contact.status === 'timed-out') {
    reportLate(deciding, hold, contact, report, sums);
    return null;
  }
  if (contact.status !== 'pending') return 'already-settled';

  const { contactId, outcome, reason } = report;
  const credits = hold.pricePerContact;
  if (outcome === 'succeeded') {
    deciding.add({ kind: 'deducted', runId, contactId, credits, reason });
    sums.deducted += credits;
  } else {
    deciding.add({ kind: 'refunded', runId, contactId, status: outcome, credits, reason });
    sums.refunded += credits;
  }
  return null;
}

/** Rule 6: charged from what is available; what can't be charged is recorded as unbilled. */
function reportLate(
  deciding: Deciding,
  hold: Hold,
  contact: HeldContact,
  report: ReportedOutcome,
  sums: Sums,
): void {
  const { draft } = deciding;
  const due = report.outcome === 'succeeded' ? hold.pricePerContact : 0;
  const draws = drawFrom(draft.grants.values(), Math.min(due, draft.balances.available));
  const unbilled = due - sumDraws(draws);
  deciding.add({
    kind: 'reported-late',
    runId: hold.runId,
    contactId: contact.id,
    status: report.outcome,
    draws,
    unbilled,
    reason: report.reason,
  });
  sums.deducted += due - unbilled;
  sums.unbilled += unbilled;
}
