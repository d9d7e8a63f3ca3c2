import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { awaitSign } from '../../../lib/sequence/start/sign';
import { StartKit } from './startKit';

describe('a run that was let start', () => {
  let kit: StartKit;
  let end: AbortController;
  let hasSign: boolean;
  let free: Promise<void>;
  beforeEach(() => {
    vi.useFakeTimers();
    kit = new StartKit({ selected: 3, available: 6 });
    end = new AbortController();
    hasSign = false;
    free = Promise.resolve();
    const { runs, worker, dialog } = kit.ports;
    const watched = { ...runs, hasSign: () => hasSign };
    void awaitSign({ runs: watched, worker, dialog, untilFree: () => free }, 'run', end.signal);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('and shows nothing of itself for a minute: the rep may have its credits released', async () => {
    kit.answers = [true];
    await vi.advanceTimersByTimeAsync(59_000);
    expect(kit.questions).toEqual([]);
    await vi.runAllTimersAsync();
    expect(kit.log).toEqual(['ask no-sign', 'release run no-sign', 'close']);
  });

  test('or keep waiting', async () => {
    await vi.runAllTimersAsync();
    expect(kit.log).toEqual(['ask no-sign', 'close']);
  });

  test('and is seen: nothing is asked', async () => {
    hasSign = true;
    await vi.runAllTimersAsync();
    expect(kit.log).toEqual([]);
  });

  test('is not asked about while another press is under way', async () => {
    const press = Promise.withResolvers<void>();
    free = press.promise;
    await vi.runAllTimersAsync();
    expect(kit.log).toEqual([]);
    press.resolve();
    await vi.runAllTimersAsync();
    expect(kit.log).toEqual(['ask no-sign', 'close']);
  });

  test('is not asked about once the page has ended', async () => {
    end.abort();
    await vi.runAllTimersAsync();
    expect(kit.log).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
