import { expect, it } from 'vitest';
import type { Ask } from '../../../lib/messages/ask';
import { createUsageStore } from '../../../lib/state/usage';
import type { UsageView } from '../../../lib/usage/view';

const USAGE: UsageView = {
  rows: [],
  members: [],
  period: null,
  beganAtMs: null,
  days: [],
  asOfMs: 0,
  problem: null,
};

it('shows the period that was chosen last, whichever answer comes first', async () => {
  const slow = Promise.withResolvers<UsageView>();
  const answerOf = (period: string) => (period === '30' ? slow.promise : { ...USAGE, asOfMs: 7 });
  const ask = (async (_type: string, { period }: { period: string }) => answerOf(period)) as Ask;
  const { store, reload, choose } = createUsageStore(ask);
  const first = reload();
  await choose('7');
  slow.resolve({ ...USAGE, asOfMs: 30 });
  await first;
  expect(store.getState()).toEqual({
    period: '7',
    usage: { status: 'ready', value: { ...USAGE, asOfMs: 7 } },
    hasBilling: false,
  });
});
