// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useSeldom } from '../../../components/ui/useSeldom';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

it('follows at once, then seldom, and ends at the last value', () => {
  const seen = new Set<number>();
  const { result, rerender } = renderHook(({ value }) => useSeldom(value), { initialProps: { value: 0 } });
  for (let value = 1; value <= 100; value++) {
    rerender({ value });
    seen.add(result.current);
    act(() => void vi.advanceTimersByTime(100));
  }
  expect([...seen]).toEqual([1, 50]);
  act(() => void vi.advanceTimersByTime(5_000));
  expect(result.current).toBe(100);
});
