import { assert } from './assert.ts';
import { type Balances, sameBalances } from './balances.ts';
import { Draft } from './draft.ts';
import { dealDraws } from './draw.ts';
import type { Change, Entry } from './entry.ts';
import type { Draw, Grant } from './grant.ts';
import type { HeldContact, Hold } from './hold.ts';
import { assertBalances, assertGrant, assertHold } from './invariants.ts';
import { pricePerContact } from './price.ts';
import type { LedgerState } from './state.ts';

/**
 * Adds entries to a ledger, in order. Pure: the state that is passed in stays as it was.
 *
 * @throws InvariantError when an entry doesn't follow the last one, or its balances aren't what the entries add up to
 */
export function evolve(state: LedgerState, entries: readonly Entry[]): LedgerState {
  const draft = new Draft(state);
  for (const entry of entries) {
    assert(entry.seq === draft.cursor + 1, `entry ${entry.seq} came after entry ${draft.cursor}`);
    const balances = apply(draft, entry, entry.atMs);
    assert(sameBalances(balances, entry.balances), `entry ${entry.seq} states other balances than it makes`);
  }
  return draft;
}

/** Gives a change its place, time and balances, and applies it. */
export function append(draft: Draft, change: Change, nowMs: number): Entry {
  const seq = draft.cursor + 1;
  const balances = apply(draft, change, nowMs);
  return { ...change, seq, atMs: nowMs, balances };
}

function apply(draft: Draft, change: Change, atMs: number): Balances {
  assert(atMs >= draft.clockMs, 'an entry is older than the one before it');
  switch (change.kind) {
    case 'granted':
      applyGranted(draft, change);
      break;
    case 'held':
      applyHeld(draft, change, atMs);
      break;
    case 'deducted':
      applySettled(draft, change.runId, change.contactId, change.credits, {
        status: 'succeeded',
        reason: change.reason,
        atMs,
      });
      break;
    case 'refunded':
      applySettled(draft, change.runId, change.contactId, change.credits, {
        status: change.status,
        reason: change.reason,
        atMs,
      });
      break;
    case 'reported-late':
      applyReportedLate(draft, change, atMs);
      break;
    case 'expired':
      move(draft, [{ grantId: change.grantId, credits: change.credits }], 'available', 'expired');
      break;
  }
  draft.cursor += 1;
  draft.clockMs = atMs;
  assertBalances(draft.balances);
  return draft.balances;
}

type Place = 'available' | 'retained' | 'used' | 'expired';

/** Moves credits from one place to another, in their grants and in the balances alike. */
function move(draft: Draft, draws: readonly Draw[], from: Place, to: Place): void {
  for (const { grantId, credits } of draws) {
    const grant = draft.grants.get(grantId);
    assert(grant !== undefined, `grant ${grantId} is unknown`);
    const moved = { ...grant, [from]: grant[from] - credits, [to]: grant[to] + credits };
    assertGrant(moved);
    draft.grants.set(grantId, moved);
    const { balances } = draft;
    draft.balances = { ...balances, [from]: balances[from] - credits, [to]: balances[to] + credits };
  }
}

function applyGranted(draft: Draft, change: Extract<Change, { kind: 'granted' }>): void {
  const { grantId: id, source, credits, priority, startsAtMs, expiresAtMs } = change;
  assert(!draft.grants.has(id), `grant ${id} exists already`);
  const grant: Grant = {
    id,
    source,
    credits,
    priority,
    startsAtMs,
    expiresAtMs,
    available: credits,
    retained: 0,
    used: 0,
    expired: 0,
  };
  assertGrant(grant);
  draft.grants.set(id, grant);
  const { balances } = draft;
  draft.balances = {
    ...balances,
    granted: balances.granted + credits,
    available: balances.available + credits,
  };
  if (source === 'plan' && expiresAtMs !== null) {
    draft.billingPeriodEndsAtMs = Math.max(expiresAtMs, draft.billingPeriodEndsAtMs ?? expiresAtMs);
  }
}

function applyHeld(draft: Draft, change: Extract<Change, { kind: 'held' }>, atMs: number): void {
  const { runId, sequenceId, steps, selected, contacts, draws, timeLimitMs, by } = change;
  assert(!draft.holds.has(runId), `run ${runId} exists already`);
  const price = pricePerContact(steps);
  const hands = dealDraws(draws, contacts.length, price);
  const held = price * contacts.length;
  const hold: Hold = {
    runId,
    sequenceId,
    steps,
    pricePerContact: price,
    selected,
    covered: contacts.length,
    by,
    heldAtMs: atMs,
    lastReportAtMs: atMs,
    timeLimitMs,
    held,
    pending: held,
    deducted: 0,
    refunded: 0,
    chargedLate: 0,
    unbilled: 0,
    contacts: new Map(
      contacts.map((contact, position) => [
        contact.id,
        pendingContact(contact, position, hands[position] ?? []),
      ]),
    ),
  };
  assertHold(hold);
  assert(hold.contacts.size === contacts.length, `run ${runId} names a contact twice`);
  move(draft, draws, 'available', 'retained');
  draft.holds.set(runId, hold);
}

function pendingContact(
  contact: { id: string; name: string },
  position: number,
  draws: readonly Draw[],
): HeldContact {
  return {
    id: contact.id,
    name: contact.name,
    position,
    status: 'pending',
    late: false,
    reason: '',
    settledAtMs: null,
    draws,
    charged: 0,
    unbilled: 0,
  };
}

interface Settlement {
  readonly status: 'succeeded' | 'failed' | 'cancelled' | 'timed-out';
  readonly reason: string;
  readonly atMs: number;
}

/** Settles a pending contact: its credits are used where it succeeded, and go back to their grants elsewhere. */
function applySettled(
  draft: Draft,
  runId: string,
  contactId: string,
  credits: number,
  { status, reason, atMs }: Settlement,
): void {
  const [hold, contact] = heldContact(draft, runId, contactId);
  assert(contact.status === 'pending', `contact ${contactId} of run ${runId} is settled already`);
  assert(credits === hold.pricePerContact, `contact ${contactId} was held for another price`);
  const succeeded = status === 'succeeded';
  move(draft, contact.draws, 'retained', succeeded ? 'used' : 'available');
  const settled: HeldContact = {
    ...contact,
    status,
    reason,
    settledAtMs: atMs,
    charged: succeeded ? credits : 0,
  };
  const numbers = {
    pending: hold.pending - credits,
    deducted: hold.deducted + (succeeded ? credits : 0),
    refunded: hold.refunded + (succeeded ? 0 : credits),
    // A time limit that passes isn't a report.
    lastReportAtMs: status === 'timed-out' ? hold.lastReportAtMs : atMs,
  };
  assertHold({ ...hold, ...numbers });
  draft.changeHold(hold, settled, numbers);
}

function applyReportedLate(
  draft: Draft,
  change: Extract<Change, { kind: 'reported-late' }>,
  atMs: number,
): void {
  const [hold, contact] = heldContact(draft, change.runId, change.contactId);
  assert(contact.status === 'timed-out', `contact ${contact.id} of run ${hold.runId} isn't late`);
  const charged = change.draws.reduce((sum, draw) => sum + draw.credits, 0);
  const due = change.status === 'succeeded' ? hold.pricePerContact : 0;
  assert(charged + change.unbilled === due, `late contact ${contact.id} is charged another price`);
  move(draft, change.draws, 'available', 'used');
  draft.balances = { ...draft.balances, unbilled: draft.balances.unbilled + change.unbilled };
  const reported: HeldContact = {
    ...contact,
    status: change.status,
    late: true,
    reason: change.reason,
    settledAtMs: atMs,
    charged,
    unbilled: change.unbilled,
  };
  draft.changeHold(hold, reported, {
    chargedLate: hold.chargedLate + charged,
    unbilled: hold.unbilled + change.unbilled,
    lastReportAtMs: atMs,
  });
}

function heldContact(draft: Draft, runId: string, contactId: string): [Hold, HeldContact] {
  const hold = draft.holds.get(runId);
  assert(hold !== undefined, `run ${runId} is unknown`);
  const contact = hold.contacts.get(contactId);
  assert(contact !== undefined, `contact ${contactId} isn't in run ${runId}`);
  return [hold, contact];
}
