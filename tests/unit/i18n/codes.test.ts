import { expect, it } from 'vitest';
import { categoryText, problemText, rejectionText } from '../../../lib/i18n/codes';
import { formatMoney } from '../../../lib/i18n/money';
import { formatMoment } from '../../../lib/i18n/time';
import { CATEGORIES } from '../../../lib/ledger/price';
import { PROBLEM_CODES } from '../../../lib/protocol/problem';

it('has words for every problem and every category', () => {
  for (const code of PROBLEM_CODES) expect(problemText(code), code).toMatch(/\.$/);
  for (const category of CATEGORIES) expect(categoryText(category), category).not.toBe('');
  expect(rejectionText('already-running')).toMatch(/another run/);
});

it.each([
  [4_500, 'USD', '$45.00'],
  [4_500, 'JPY', '¥4,500'],
  [4_500, 'KWD', 'KWD 4.500'],
])('writes %i minor units of %s as %s', (minor, currency, written) => {
  expect(formatMoney(minor, currency).replace(/\s/u, ' ')).toBe(written);
});

it('leaves out of a moment what today shares with it', () => {
  const now = new Date(2026, 10, 20, 18, 0).getTime();
  const at = (...when: [number, number, number]) => formatMoment(new Date(...when, 9, 30).getTime(), now);
  expect(at(2026, 10, 20)).toMatch(/^9:30\sAM$/u);
  expect(at(2026, 10, 19)).toMatch(/^Nov 19, 9:30\sAM$/u);
  expect(at(2025, 10, 19)).toMatch(/^Nov 19, 2025, 9:30\sAM$/u);
});
