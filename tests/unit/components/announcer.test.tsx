// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Announced } from '../../../components/ui/Announced';
import { createAnnouncer } from '../../../components/ui/announcer';

const SECOND_MS = 1_000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function hear() {
  const said: string[] = [];
  const announcer = createAnnouncer((words) => words !== '' && said.push(words));
  return { said, ...announcer };
}

describe('changes are read out', () => {
  it('not before there is one', () => {
    const { said, tell } = hear();
    tell('100 credits', false);
    tell('100 credits', false);
    vi.advanceTimersByTime(60 * SECOND_MS);
    expect(said).toEqual([]);
  });

  it('soon, and several of a moment as one', () => {
    const { said, tell } = hear();
    tell('100 credits', false);
    for (const words of ['99 credits', '98 credits', '97 credits']) tell(words, false);
    vi.advanceTimersByTime(2 * SECOND_MS);
    expect(said).toEqual(['97 credits']);
  });

  it('not where it is undone at once', () => {
    const { said, tell } = hear();
    for (const words of ['100 credits', '90 credits', '100 credits']) tell(words, false);
    vi.advanceTimersByTime(2 * SECOND_MS);
    expect(said).toEqual([]);
  });

  it.each([100, 3_000])(
    'seldom during a run with an outcome each %d ms, and at once when it ends',
    (eachMs) => {
      const { said, tell } = hear();
      tell('600 credits', false);
      const outcomes = (5 * 60 * SECOND_MS) / eachMs;
      for (let left = outcomes; left > 0; left--) {
        tell(`${left} left`, true);
        vi.advanceTimersByTime(eachMs);
      }
      tell('Done', false);
      vi.advanceTimersByTime(2 * SECOND_MS);
      // Five minutes: its start, at most two times a minute, and its end.
      expect(said.length).toBeGreaterThan(5);
      expect(said.length).toBeLessThanOrEqual(12);
      expect(said.at(-1)).toBe('Done');
      expect(new Set(said).size).toBe(said.length);
    },
  );

  it('no more when the page is gone', () => {
    const { said, tell, stop } = hear();
    tell('100 credits', false);
    tell('99 credits', false);
    stop();
    vi.advanceTimersByTime(2 * SECOND_MS);
    expect(said).toEqual([]);
  });
});

it('what was read out is not found again by whoever reads the page', () => {
  const region = () => screen.getByRole('status');
  const { rerender } = render(<Announced words="100 credits" underWay={false} />);
  expect(region()).toHaveProperty('textContent', '');
  rerender(<Announced words="98 credits" underWay={false} />);
  act(() => void vi.advanceTimersByTime(2 * SECOND_MS));
  expect(region()).toHaveProperty('textContent', '98 credits');
  act(() => void vi.advanceTimersByTime(10 * SECOND_MS));
  expect(region()).toHaveProperty('textContent', '');
});
