import { expect, test } from 'vitest';
import { createCreditsStore, takeView } from '../../../lib/state/credits';
import { bindingLimit, type CreditsView } from '../../../lib/state/view';
import { viewOf } from '../components/creditsView';

const HOUR_MS = 3_600_000;

/** The cursor and time that are shown after two views have come in this order. */
function shownAfter(first: Partial<CreditsView>, second: Partial<CreditsView>) {
  const credits = createCreditsStore();
  takeView(credits, viewOf({ available: 1, ...first }));
  takeView(credits, viewOf({ available: 1, ...second }));
  const state = credits.getState();
  return state.status === 'ready' ? [state.view.ledgerId, state.view.cursor, state.view.asOfMs] : null;
}

test.each([
  ['a later entry', { cursor: 1, asOfMs: 5 }, { cursor: 2, asOfMs: 4 }, ['ledger', 2, 4]],
  ['an earlier entry', { cursor: 2, asOfMs: 5 }, { cursor: 1, asOfMs: 6 }, ['ledger', 2, 5]],
  ['the same, read later', { cursor: 1, asOfMs: 5 }, { cursor: 1, asOfMs: 6 }, ['ledger', 1, 6]],
  ['the same, read earlier', { cursor: 1, asOfMs: 6 }, { cursor: 1, asOfMs: 5 }, ['ledger', 1, 6]],
  [
    'another ledger, read later',
    { cursor: 9, asOfMs: 5 },
    { ledgerId: 'team', cursor: 1, asOfMs: 6 },
    ['team', 1, 6],
  ],
  [
    'another ledger, read earlier',
    { cursor: 1, asOfMs: 6 },
    { ledgerId: 'team', cursor: 9, asOfMs: 5 },
    ['ledger', 1, 6],
  ],
  [
    'the same, after the clock was put right',
    { cursor: 1, asOfMs: 30 * HOUR_MS },
    { cursor: 1, asOfMs: 6 * HOUR_MS },
    ['ledger', 1, 6 * HOUR_MS],
  ],
])('of two views, the newer one is shown: %s', (_, first, second, shown) => {
  expect(shownAfter(first, second)).toEqual(shown);
});

test('a limit decides only where it leaves less than the team has', () => {
  const limit = { credits: 100, spent: 88, periodEndsAtMs: 0 };
  expect(bindingLimit(viewOf({ available: 50, spendable: 12, limit }))).toBe(limit);
  expect(bindingLimit(viewOf({ available: 12, spendable: 12, limit }))).toBeNull();
  expect(bindingLimit(viewOf({ available: 50 }))).toBeNull();
});
