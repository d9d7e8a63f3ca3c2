// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Counter } from '../../../../components/counter/Counter';
import type { PageReading } from '../../../../lib/sequence/reader/reading';
import type { ViewState } from '../../../../lib/state/view';
import { viewOf } from '../creditsView';

const reading = (selected: number): PageReading => ({
  sequenceId: '101',
  steps: [{ id: 'step-1', category: 'opener' }],
  unknownCategories: [],
  selected,
  exact: true,
  checked: [],
  hasStart: true,
  missing: [],
});

const ready = (...view: Parameters<typeof viewOf>): ViewState => ({ status: 'ready', view: viewOf(...view) });

function draw(credits: ViewState, page: PageReading | null = null, running = false) {
  const onBuy = vi.fn();
  render(<Counter credits={credits} reading={page} running={running} onBuy={onBuy} />);
  return { onBuy, counter: within(screen.getByRole('region', { name: 'Jason AI credits' })) };
}

describe('the counter', () => {
  afterEach(cleanup);

  test('shows the balance as a status, and what is retained of it', () => {
    const { counter } = draw(ready({ available: 1_192, retained: 48 }));
    expect(counter.getByRole('status').textContent?.trim()).toBe(
      '1,240 credits 1,192 available · 48 retained',
    );
  });

  test('says nothing of retained credits where there are none', () => {
    const { counter } = draw(ready({ available: 1_240 }));
    expect(counter.getByRole('status').textContent?.trim()).toBe('1,240 credits');
  });

  test('previews what the selection costs', () => {
    const { counter } = draw(ready({ available: 100 }), reading(24));
    expect(counter.getByText('24 contacts × 2 = 48 credits')).toBeDefined();
    expect(counter.queryByText(/covers/)).toBeNull();
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
  });

  test.each([
    ['nobody is chosen', reading(0)],
    ['it is not certain how many are chosen', { ...reading(50), exact: false }],
    ['the price is unknown', { ...reading(3), unknownCategories: ['haiku'] }],
  ])('previews nothing where %s', (_, page) => {
    const { counter } = draw(ready({ available: 100 }), page);
    expect(counter.queryByText(/×/)).toBeNull();
  });

  test('previews nothing while what is chosen is being personalized', () => {
    const { counter } = draw(ready({ available: 100 }), reading(24), true);
    expect(counter.queryByText(/×/)).toBeNull();
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
