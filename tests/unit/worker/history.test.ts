import { expect, it } from 'vitest';
import type { Entry } from '../../../lib/ledger';
import { firstEntries } from '../../../lib/worker/history';

const entries = [1, 2, 3].map((seq) => ({ kind: 'expired', seq, reason: 'x'.repeat(100) }) as Entry);
const page = { entries, cursor: 3, more: false };

it('what fits into one message is one page', () => {
  expect(firstEntries(page)).toEqual(page);
});

it('of more, the first ones are a page, and at least one', () => {
  expect(firstEntries(page, 300)).toEqual({ entries: entries.slice(0, 2), cursor: 2, more: true });
  expect(firstEntries(page, 1)).toEqual({ entries: entries.slice(0, 1), cursor: 1, more: true });
});
