import { assert } from './assert.ts';
import type { Draw, Grant } from './grant.ts';

/** Draw-down order (rule 7): lower priority number, then earlier expiry, then older grant, then id. */
function compareDrawOrder(a: Grant, b: Grant): number {
  return (
    a.priority - b.priority ||
    compareExpiry(a.expiresAtMs, b.expiresAtMs) ||
    a.startsAtMs - b.startsAtMs ||
    (a.id < b.id ? -1 : 1)
  );
}

/** The earlier expiry first; what never expires comes last. */
export function compareExpiry(a: number | null, b: number | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a - b;
}

/**
 * Chooses the grants that pay, in draw-down order (rule 7).
 *
 * @param credits how many to take; must not exceed what the grants have available
 * @returns the draws in order, each of at least 1 credit
 */
export function drawFrom(grants: Iterable<Grant>, credits: number): Draw[] {
  const draws: Draw[] = [];
  let missing = credits;
  for (const grant of [...grants].filter((g) => g.available > 0).sort(compareDrawOrder)) {
    if (missing === 0) break;
    const taken = Math.min(missing, grant.available);
    draws.push({ grantId: grant.id, credits: taken });
    missing -= taken;
  }
  assert(missing === 0, `the grants are ${missing} credits short of ${credits}`);
  return draws;
}

/**
 * Deals a run's draws out to its contacts in order, so that each contact knows its grants (rule 7).
 *
 * @returns one list of draws per contact, each adding up to `price`
 */
export function dealDraws(draws: readonly Draw[], contacts: number, price: number): Draw[][] {
  const hands: Draw[][] = [];
  let next = 0;
  let left = draws[0]?.credits ?? 0;
  for (let contact = 0; contact < contacts; contact++) {
    const hand: Draw[] = [];
    let missing = price;
    while (missing > 0) {
      const draw = draws[next];
      assert(draw !== undefined, 'the draws are smaller than the hold');
      const taken = Math.min(missing, left);
      hand.push({ grantId: draw.grantId, credits: taken });
      missing -= taken;
      left -= taken;
      if (left === 0) left = draws[++next]?.credits ?? 0;
    }
    hands.push(hand);
  }
  assert(next === draws.length, 'the draws are larger than the hold');
  return hands;
}

/** The credits of a list of draws. */
export function sumDraws(draws: readonly Draw[]): number {
  return draws.reduce((sum, draw) => sum + draw.credits, 0);
}
