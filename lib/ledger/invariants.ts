import { assert } from './assert.ts';
import type { Balances } from './balances.ts';
import type { Grant } from './grant.ts';
import type { Hold } from './hold.ts';
import type { LedgerState } from './state.ts';

function assertAmounts(amounts: Readonly<Record<string, number>>): void {
  for (const [name, amount] of Object.entries(amounts)) {
    assert(Number.isSafeInteger(amount) && amount >= 0, `${name} is ${amount}`);
  }
}

/** granted = available + retained + used + expired; each ≥ 0 and a safe integer. */
export function assertBalances(balances: Balances): void {
  const { granted, available, retained, used, expired, unbilled } = balances;
  assertAmounts({ granted, available, retained, used, expired, unbilled });
  assert(granted === available + retained + used + expired, 'balances do not add up to what was granted');
}

/** A grant's credits are all somewhere, and it was of at least one. */
export function assertGrant(grant: Grant): void {
  const { credits, available, retained, used, expired } = grant;
  assertAmounts({ credits, available, retained, used, expired });
  assert(credits >= 1, `grant ${grant.id} is empty`);
  assert(credits === available + retained + used + expired, `grant ${grant.id} does not add up`);
}

/** Σ over a hold's contacts (pending + deducted + refunded) = what was held. */
export function assertHold(hold: Hold): void {
  const { held, pending, deducted, refunded, chargedLate, unbilled, pricePerContact, covered } = hold;
  assertAmounts({ held, pending, deducted, refunded, chargedLate, unbilled });
  assert(held === pricePerContact * covered, `run ${hold.runId} holds another price`);
  assert(held === pending + deducted + refunded, `run ${hold.runId} does not add up to what was held`);
  assert(chargedLate + unbilled <= refunded, `run ${hold.runId} charged more late than was refunded`);
}

/**
 * Everything that must hold of a whole ledger: of each part, and of the parts together.
 *
 * @param state a complete ledger, not a slice
 */
export function assertLedger(state: LedgerState): void {
  assertBalances(state.balances);
  const sums = { credits: 0, available: 0, retained: 0, used: 0, expired: 0 };
  for (const grant of state.grants.values()) {
    assertGrant(grant);
    sums.credits += grant.credits;
    sums.available += grant.available;
    sums.retained += grant.retained;
    sums.used += grant.used;
    sums.expired += grant.expired;
  }
  assert(sums.credits === state.balances.granted, 'grants do not add up to granted');
  assert(sums.available === state.balances.available, 'grants do not add up to available');
  assert(sums.retained === state.balances.retained, 'grants do not add up to retained');
  assert(sums.used === state.balances.used, 'grants do not add up to used');
  assert(sums.expired === state.balances.expired, 'grants do not add up to expired');

  const totals = { pending: 0, used: 0, unbilled: 0 };
  for (const hold of state.holds.values()) {
    assertHold(hold);
    assertHoldContacts(hold);
    totals.pending += hold.pending;
    totals.used += hold.deducted + hold.chargedLate;
    totals.unbilled += hold.unbilled;
  }
  assert(totals.pending === state.balances.retained, 'holds do not add up to retained');
  assert(totals.used === state.balances.used, 'holds do not add up to used');
  assert(totals.unbilled === state.balances.unbilled, 'holds do not add up to unbilled');
}

function assertHoldContacts(hold: Hold): void {
  assert(hold.contacts.size === hold.covered, `run ${hold.runId} lost a contact`);
  const sums = { pending: 0, charged: 0, unbilled: 0 };
  for (const contact of hold.contacts.values()) {
    if (contact.status === 'pending') sums.pending += hold.pricePerContact;
    sums.charged += contact.charged;
    sums.unbilled += contact.unbilled;
  }
  assert(sums.pending === hold.pending, `run ${hold.runId} has other contacts pending than credits`);
  assert(sums.charged === hold.deducted + hold.chargedLate, `run ${hold.runId} charged other contacts`);
  assert(sums.unbilled === hold.unbilled, `run ${hold.runId} left other contacts unbilled`);
}
