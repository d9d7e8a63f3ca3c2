// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepAsking } from '../../../lib/state/payments';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('asks about a payment again and again while somebody looks, until it is stopped', () => {
  const reload = vi.fn(async () => undefined);
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(false);
  const stop = keepAsking({ reload });
  expect(reload).not.toHaveBeenCalled();
  vi.advanceTimersByTime(20_000);
  expect(reload).toHaveBeenCalledTimes(2);
  hidden.mockReturnValue(true);
  vi.advanceTimersByTime(60_000);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(reload).toHaveBeenCalledTimes(2);
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(reload).toHaveBeenCalledTimes(3);
  stop();
  vi.advanceTimersByTime(60_000);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(reload).toHaveBeenCalledTimes(3);
});
