import type { Answer } from '../answer.ts';
import type { CancelCommand } from '../command.ts';
import { pendingContacts } from '../hold.ts';
import type { Deciding } from './decision.ts';

/** Refunds every contact of a run that is still pending. */
export function cancel(deciding: Deciding, command: CancelCommand): Answer {
  const { runId, status, reason } = command;
  const hold = deciding.draft.holds.get(runId);
  if (hold === undefined) return deciding.reject('run-not-found', { runId });
  let refunded = 0;
  for (const contact of pendingContacts(hold)) {
    const credits = hold.pricePerContact;
    deciding.add({ kind: 'refunded', runId, contactId: contact.id, status, credits, reason });
    refunded += credits;
  }
  return { status: 'accepted', type: 'cancel', runId, refunded };
}
