import type { Page } from 'playwright-core';
import { CATEGORIES } from '../../../lib/ledger/price.ts';
import type { UsageRow } from '../../../lib/protocol/usage.ts';
import { daysFrom } from '../../../lib/usage/days.ts';
import type { UsageView } from '../../../lib/usage/view.ts';
import { answer, refuse, type Staged, silence } from './answers.ts';
import { EMPTY_VIEW, HUGE, HUGE_RUN, HUGE_VIEW, LONG_NAME, LONG_WORD, runOf, TEAM, viewOf } from './given.ts';
import { ofExtension, type Screen, see } from './screen.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const nowMs = Date.now();

const lastDays = (days: number) =>
  daysFrom(
    new Date(nowMs - (days - 1) * DAY_MS).toISOString().slice(0, 10),
    new Date(nowMs).toISOString().slice(0, 10),
  );

const MEMBERS = [
  { id: 'me', name: 'Ada' },
  { id: 'sam', name: 'Sam' },
  { id: 'long', name: LONG_NAME },
];

/** As a team of three works: little at weekends, more and more meanwhile. */
function ordinaryRows(days: readonly string[]): UsageRow[] {
  return days.flatMap((day, i) => {
    if (i % 7 > 4) return [];
    return MEMBERS.map(({ id }, m): UsageRow => {
      const emails = ((i * 7 + m * 5) % 11) + i + 1;
      const category = CATEGORIES[(i + m) % CATEGORIES.length] ?? 'opener';
      const price = category === 'opener' ? 2 : 1;
      return {
        day,
        memberId: id,
        category,
        sequenceId: `${8840 + ((i + m) % 12)}`,
        used: price * emails,
        returned: price * m,
        succeeded: emails,
        failed: m,
      };
    });
  });
}

function usageOf(change: Partial<UsageView> = {}): UsageView {
  const days = change.days ?? lastDays(30);
  return {
    rows: ordinaryRows(days),
    members: MEMBERS,
    period: { startMs: nowMs - 10 * DAY_MS, endMs: nowMs + 20 * DAY_MS },
    beganAtMs: nowMs - 200 * DAY_MS,
    days,
    asOfMs: nowMs,
    problem: null,
    ...change,
  };
}

const HUGE_USAGE = usageOf({
  members: [{ id: 'me', name: LONG_NAME }],
  rows: [
    {
      day: lastDays(30)[29] ?? '',
      memberId: 'me',
      category: 'business-development',
      sequenceId: LONG_WORD,
      used: HUGE,
      returned: HUGE,
      succeeded: HUGE,
      failed: 0,
    },
  ],
});

const OWN = answer('view.get', viewOf());
const MEMBER = answer('view.get', viewOf({ team: TEAM }));
const NO_RUNS = answer('runs.list', { runs: [], more: false });
const RUNS = answer('runs.list', { runs: [runOf(), runOf({ runId: 'other', by: 'sam' })], more: false });

const usage = (name: string, staged: readonly Staged[], act: (page: Page) => Promise<unknown>) =>
  ofExtension(`usage-${name}`, 'usage.html', staged, act);

export const USAGE_SCREENS: readonly Screen[] = [
  usage('loading', [OWN, NO_RUNS, silence('usage.get')], see('Loading…')),
  usage(
    'empty',
    [answer('view.get', EMPTY_VIEW), NO_RUNS, answer('usage.get', usageOf({ rows: [], beganAtMs: null }))],
    see('Nothing was used'),
  ),
  usage('team', [MEMBER, RUNS, answer('usage.get', usageOf())], see('By member')),
  usage('table', [MEMBER, RUNS, answer('usage.get', usageOf({ days: lastDays(7) }))], (page) =>
    page.getByText('Show as a table').click(),
  ),
  usage(
    'offline',
    [
      MEMBER,
      RUNS,
      answer(
        'usage.get',
        usageOf({ asOfMs: nowMs - 2 * DAY_MS, problem: { code: 'unreachable', detail: '' } }),
      ),
    ],
    async (page) => {
      await page.getByText("can't be reached").waitFor();
      await page.getByText('Show as a table').click();
    },
  ),
  usage('error', [OWN, NO_RUNS, refuse('usage.get', 'storage-failed', LONG_WORD)], see('Details')),
  usage(
    'huge',
    [
      answer('view.get', HUGE_VIEW),
      answer('runs.list', { runs: [HUGE_RUN], more: false }),
      answer('usage.get', HUGE_USAGE),
    ],
    see('By member'),
  ),
];
