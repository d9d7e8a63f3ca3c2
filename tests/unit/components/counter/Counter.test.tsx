// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isUnderWay, spokenCredits } from '../../../../components/counter/balanceParts';
import { Counter } from '../../../../components/counter/Counter';
import type { PageReading } from '../../../../lib/sequence/reader/reading';
import type { FartherNote } from '../../../../lib/state/reading';
import type { ViewState } from '../../../../lib/state/view';
import type { SyncState } from '../../../../lib/sync/sync';
import { viewOf } from '../creditsView';

const reading = (selected: number): PageReading => ({
  sequenceId: '101',
  steps: [{ id: 'step-1', category: 'opener' }],
  unknownCategories: [],
  selected,
  exact: true,
  checked: 0,
  readable: true,
  hasStart: true,
  missing: [],
});

const ready = (...view: Parameters<typeof viewOf>): ViewState => ({ status: 'ready', view: viewOf(...view) });

const balance = () => document.querySelector('.balance');
const sync = () => document.querySelector('.sync')?.textContent;

function draw(
  credits: ViewState,
  page: PageReading | null = null,
  { running = false, broken = false, farther = null as FartherNote | null, said = '' } = {},
) {
  const onBuy = vi.fn();
  const now = { credits, reading: page, running, broken, farther, said };
  render(<Counter {...now} onBuy={onBuy} />);
  return { onBuy, counter: within(screen.getByRole('region', { name: 'Jason AI credits' })) };
}

describe('the counter', () => {
  afterEach(cleanup);

  test('shows the balance, and what is retained of it', () => {
    draw(ready({ available: 1_192, retained: 48 }));
    expect(balance()?.textContent?.trim()).toBe('1,240 credits 1,192 available · 48 retained');
  });

  test('says nothing of retained credits where there are none', () => {
    draw(ready({ available: 1_240 }));
    expect(balance()?.textContent?.trim()).toBe('1,240 credits');
  });

  test('previews what the selection costs', () => {
    const { counter } = draw(ready({ available: 100 }), reading(24));
    expect(counter.getByText('24 contacts × 2 = 48 credits')).toBeDefined();
    expect(counter.queryByText(/covers/)).toBeNull();
  });

  test.each([
    [1_049, '1,001 left after'],
    [48, '0 left after'],
  ])('says what is left of %d after it', (available, words) => {
    const { counter } = draw(ready({ available }), reading(24));
    expect(counter.getByText(words)).toBeDefined();
  });

  test('goes by what the member may spend in what is left', () => {
    const { counter } = draw(ready({ available: 500, spendable: 50 }), reading(24));
    expect(counter.getByText('2 left after')).toBeDefined();
  });

  test('adds the prices of several emails', () => {
    const page = reading(1);
    const steps = [...page.steps, { id: 'step-2', category: 'recruiter' as const }];
    const { counter } = draw(ready({ available: 100 }), { ...page, steps });
    expect(counter.getByText('1 contact × 3 = 3 credits')).toBeDefined();
  });

  test.each([
    [7, 'covers the first 3'],
    [3, 'covers the first one'],
    [1, 'not enough for one contact'],
  ])('says how far %d credits go', (available, words) => {
    const { counter } = draw(ready({ available }), reading(24));
    expect(counter.getByText(words)).toBeDefined();
    expect(counter.queryByText(/left after/)).toBeNull();
  });

  test.each([
    ['nobody is chosen', reading(0)],
    ['the price is unknown', { ...reading(3), unknownCategories: ['haiku'] }],
  ])('previews nothing where %s', (_, page) => {
    const { counter } = draw(ready({ available: 100 }), page);
    expect(counter.queryByText(/×/)).toBeNull();
  });

  test('previews what those who can be seen chosen cost, at least, where there may be others', () => {
    const { counter } = draw(ready({ available: 100 }), { ...reading(1), exact: false });
    expect(counter.getByText('at least 1 contact × 2 = 2 credits')).toBeDefined();
    expect(counter.queryByText(/left after/)).toBeNull();
    cleanup();
    const short = draw(ready({ available: 5 }), { ...reading(50), exact: false });
    expect(short.counter.getByText('at least 50 contacts × 2 = 100 credits')).toBeDefined();
    expect(short.counter.getByText('covers the first 2')).toBeDefined();
    cleanup();
    const none = draw(ready({ available: 100 }), { ...reading(0), exact: false });
    expect(none.counter.queryByText(/×/)).toBeNull();
  });

  test('previews nothing while what is chosen is being personalized', () => {
    const { counter } = draw(ready({ available: 100 }), reading(24), { running: true });
    expect(counter.queryByText(/×/)).toBeNull();
  });

  test('says that the page can not be read, and still shows the credits', () => {
    const { counter } = draw(ready({ available: 100 }), reading(24), { broken: true });
    expect(counter.getByText("Can't read this page")).toBeDefined();
    expect(balance()?.textContent?.trim()).toBe('100 credits');
    expect(counter.queryByText(/×/)).toBeNull();
  });

  test('offers to look for results that are further down the list', async () => {
    const farther = { words: 'Check 37 contacts not in view for results', look: vi.fn() };
    const { counter } = draw(ready({ available: 100, retained: 74 }), reading(0), { farther });
    await userEvent.click(counter.getByRole('button', { name: farther.words }));
    expect(farther.look).toHaveBeenCalledTimes(1);
  });

  test('says only once that there are none', () => {
    const { counter } = draw(ready({ available: 0 }), reading(24));
    expect(counter.getByText('24 contacts × 2 = 48 credits')).toBeDefined();
    expect(counter.getByText('No credits available')).toBeDefined();
    expect(counter.queryByText('not enough for one contact')).toBeNull();
  });

  test('warns when credits run low, and when none are available', () => {
    const low = draw(ready({ available: 20 }));
    expect(low.counter.getByText('Running low')).toBeDefined();
    cleanup();
    const none = draw(ready({ available: 0, retained: 30 }));
    expect(none.counter.getByText('No credits available')).toBeDefined();
    cleanup();
    expect(draw(ready({ available: 21 })).counter.queryByText('Running low')).toBeNull();
  });

  test('goes by what the member may spend, and names their own limit', () => {
    const limit = { credits: 100, spent: 95, periodEndsAtMs: Date.UTC(2026, 11, 1) };
    const few = draw(ready({ available: 500, spendable: 5, limit }), reading(24));
    expect(few.counter.getByText('5 left of your own limit')).toBeDefined();
    expect(few.counter.getByText('Running low')).toBeDefined();
    expect(few.counter.getByText('covers the first 2')).toBeDefined();
    cleanup();
    const none = draw(ready({ available: 500, spendable: 0, limit }), reading(24));
    expect(none.counter.getByText('Your own limit is used up')).toBeDefined();
    expect(none.counter.queryByText('No credits available')).toBeNull();
    cleanup();
    const wide = draw(ready({ available: 5, limit: { ...limit, spent: 0 } }));
    expect(wide.counter.queryByText(/limit/)).toBeNull();
  });

  describe('says how current it is', () => {
    const at = new Date(2026, 10, 24, 14, 32).getTime();
    const NOW: SyncState = { syncedAtMs: null, undelivered: 0, problem: null, clockAheadMs: 0 };
    const said = (state: Partial<SyncState>) =>
      draw(ready({ available: 100, sync: { ...NOW, ...state } })) && sync()?.replaceAll('\u202f', ' ');

    afterEach(() => vi.useRealTimers());

    test('only where it isn’t', () => {
      expect(said({})).toBe('');
    });

    test('by the time today, and with the day on another one', () => {
      vi.useFakeTimers({ now: at + 60_000, toFake: ['Date'] });
      expect(said({ syncedAtMs: at })).toBe('As of 2:32 PM.');
      cleanup();
      vi.setSystemTime(new Date(2026, 10, 25, 9, 0));
      expect(said({ syncedAtMs: at })).toBe('As of Nov 24, 2:32 PM.');
    });

    test.each([
      [1, '1 result waits to be delivered.'],
      [2, '2 results wait to be delivered.'],
    ])('and that %d waits, where something stands in its way', (undelivered, words) => {
      vi.useFakeTimers({ now: at + 60_000, toFake: ['Date'] });
      expect(said({ undelivered })).toBe('');
      cleanup();
      expect(said({ undelivered, syncedAtMs: at })).toBe(`As of 2:32 PM. ${words}`);
      cleanup();
      const problem = { code: 'server-busy', detail: '' } as const;
      expect(said({ undelivered, problem })).toContain(words);
    });

    test.each([
      ['unreachable', /can't be reached. Check your connection/],
      ['host-not-allowed', /Allow it in Settings/],
      ['token-refused', /Ask an owner for a new join link/],
    ] as const)('and what is wrong, with what to do: %s', (code, words) => {
      expect(said({ problem: { code, detail: '' } })).toMatch(words);
    });

    test.each([
      [86_400_000, /clock is about 1 day ahead. Credits are counted right/],
      [-7_200_000, /clock is about 2 hours behind/],
      [600_000, /clock is about 10 minutes ahead/],
    ])('and that the computer’s clock is %d ms ahead', (clockAheadMs, words) => {
      expect(said({ clockAheadMs })).toMatch(words);
    });
  });

  describe('to whoever does not see it', () => {
    test('says in a region that is there from the beginning what it is told to', () => {
      expect(draw(ready({ available: 100 })).counter.getByRole('status').textContent).toBe('');
      cleanup();
      const { counter } = draw(ready({ available: 98 }), null, { said: '98 credits' });
      expect(counter.getByRole('status').textContent).toBe('98 credits');
    });

    test('says all that has changed of the credits', () => {
      const sync = { syncedAtMs: 0, undelivered: 2, problem: null, clockAheadMs: 0 };
      expect(spokenCredits(viewOf({ available: 10, retained: 48, sync }))).toBe(
        '58 credits 10 available · 48 retained Running low 2 results wait to be delivered.',
      );
      const problem = { code: 'token-refused', detail: '' } as const;
      expect(spokenCredits(viewOf({ available: 58, sync: { ...sync, undelivered: 0, problem } }))).toMatch(
        /^58 credits .*Ask an owner for a new join link/,
      );
    });

    test('knows when more is to follow', () => {
      const sync = { syncedAtMs: 0, undelivered: 2, problem: null, clockAheadMs: 0 };
      expect(isUnderWay(viewOf({ available: 10 }))).toBe(false);
      expect(isUnderWay(viewOf({ available: 10, retained: 2 }))).toBe(true);
      expect(isUnderWay(viewOf({ available: 10, sync }))).toBe(true);
    });
  });

  test('says that it loads, and what went wrong', () => {
    expect(draw({ status: 'loading' }).counter.getByText('Loading credits…')).toBeDefined();
    cleanup();
    const problem = { code: 'storage-full', detail: '' } as const;
    const { counter } = draw({ status: 'problem', problem });
    expect(counter.getByRole('status').textContent).toMatch(/storage is full/);
  });

  test('leads to where credits are bought: by a link where there is one, else by the extension', async () => {
    const { counter, onBuy } = draw(ready({ available: 5 }));
    await userEvent.click(counter.getByRole('button', { name: 'Buy credits' }));
    expect(onBuy).toHaveBeenCalledTimes(1);
    cleanup();
    const link = draw(ready({ available: 5, buyUrl: 'https://shop.example/credits' })).counter.getByRole(
      'link',
      {
        name: 'Buy credits',
      },
    );
    expect(link.getAttribute('href')).toBe('https://shop.example/credits');
    expect(link.getAttribute('target')).toBe('_blank');
    expect(link.getAttribute('rel')).toContain('noopener');
  });
});
