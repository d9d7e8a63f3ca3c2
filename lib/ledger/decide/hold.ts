import type { Answer, Rejection } from '../answer.ts';
import type { HoldCommand } from '../command.ts';
import { coverage } from '../coverage.ts';
import { drawFrom } from '../draw.ts';
import type { Hold } from '../hold.ts';
import { pricePerContact } from '../price.ts';
import type { Deciding } from './decision.ts';

/** Retains credits for as many of the contacts as they cover, from the first on (rules 1 to 4). */
export function hold(deciding: Deciding, command: HoldCommand): Answer {
  const { draft } = deciding;
  const { runId, sequenceId, steps, selected, contacts, timeLimitMs, allowance } = command;
  if (draft.holds.has(runId)) return deciding.reject('run-exists', { runId });
  const running = alreadyRunning(deciding, command);
  if (running !== null) return running;

  const price = pricePerContact(steps);
  const { available } = draft.balances;
  // A limit that was lowered below what is spent already leaves less than nothing.
  const spendable = Math.max(0, Math.min(available, allowance ?? available));
  const covered = contacts.slice(0, coverage(contacts.length, spendable, price));
  if (covered.length === 0)
    return deciding.reject(available < price ? 'insufficient-credits' : 'member-limit');
  const held = covered.length * price;
  deciding.add({
    kind: 'held',
    runId,
    sequenceId,
    steps,
    selected,
    contacts: covered,
    draws: drawFrom(draft.grants.values(), held),
    timeLimitMs,
    reason: '',
  });
  return {
    status: 'accepted',
    type: 'hold',
    runId,
    covered: covered.map((contact) => contact.id),
    selected,
    pricePerContact: price,
    held,
  };
}

/**
 * Two tabs on one sequence would hold, and then deduct, twice for one personalized email: a contact that is pending
 * is not held again. Whatever the email step: a page shows one result per contact, and it can't settle two runs.
 */
function alreadyRunning(deciding: Deciding, command: HoldCommand): Rejection | null {
  for (const open of [...deciding.draft.holds.values()].sort(olderFirst)) {
    if (open.pending === 0 || open.sequenceId !== command.sequenceId) continue;
    const contacts = command.contacts.filter((c) => open.contacts.get(c.id)?.status === 'pending').length;
    if (contacts > 0) return deciding.reject('already-running', { runId: open.runId, contacts });
  }
  return null;
}

/** So that the run which is named doesn't depend on the order in which the runs were loaded. */
function olderFirst(a: Hold, b: Hold): number {
  return a.heldAtMs - b.heldAtMs || (a.runId < b.runId ? -1 : 1);
}
