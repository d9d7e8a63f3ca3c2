import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDiagnosisReporter } from '../../../lib/sequence/diagnosis';
import type { Candidate } from '../../../lib/sequence/match';

const candidate = (profileId: string, missing: readonly string[] = []): Candidate => {
  return { profileId, name: `Profile ${profileId}`, why: 'parts', found: 1, of: 5, missing };
};

const WELL = { profileId: 'reply', missing: [], candidates: [] };

describe('reporting what a page’s reader cannot find', () => {
  const report = vi.fn();
  const onBroken = vi.fn();
  let end: AbortController;
  let diagnosis: ReturnType<typeof createDiagnosisReporter>;
  beforeEach(() => {
    vi.useFakeTimers();
    report.mockClear();
    onBroken.mockClear();
    end = new AbortController();
    diagnosis = createDiagnosisReporter({ report, onBroken, isLoading: () => false, signal: end.signal });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const take = (missing: readonly string[], readable = missing.length === 0, candidates: Candidate[] = []) =>
    diagnosis.take({ profileId: 'reply', missing, candidates, readable });

  test('is done once per change, and when all is found again', () => {
    for (const missing of [['start'], ['start'], [], ['steps', 'start'], ['start', 'steps']]) {
      take(missing);
      vi.runAllTimers();
    }
    expect(report.mock.calls).toEqual([
      [{ profileId: 'reply', missing: ['start'], candidates: [] }],
      [{ profileId: 'reply', missing: [], candidates: [] }],
      [{ profileId: 'reply', missing: ['start', 'steps'], candidates: [] }],
    ]);
  });

  test('does not happen for what is missing only while the page is drawn', () => {
    take(['start']);
    vi.advanceTimersByTime(1_000);
    take([]);
    vi.runAllTimers();
    expect(report.mock.calls).toEqual([[WELL]]);
    expect(onBroken).not.toHaveBeenCalled();
  });

  test('says of a document that it is well: the one before it in the tab may not have been', () => {
    take([]);
    take([]);
    vi.runAllTimers();
    diagnosis.forget();
    take([]);
    vi.runAllTimers();
    expect(report.mock.calls).toEqual([[WELL]]);
  });

  test('is taken back when another page is shown', () => {
    take(['start']);
    vi.runAllTimers();
    diagnosis.forget();
    diagnosis.forget();
    expect(report.mock.calls).toEqual([
      [{ profileId: 'reply', missing: ['start'], candidates: [] }],
      [{ profileId: null, missing: [], candidates: [] }],
    ]);
    expect(onBroken.mock.calls).toEqual([[true], [false]]);
  });

  test('ends with the page', () => {
    take([]);
    vi.runAllTimers();
    report.mockClear();
    take(['start']);
    diagnosis.forget();
    take(['start']);
    end.abort();
    vi.runAllTimers();
    expect(report).not.toHaveBeenCalled();
    expect(onBroken).not.toHaveBeenCalled();
  });

  test('names the profile in use first, and has an end', () => {
    const many = ['1', '2', '3', '4', '5', '6', 'reply'].map((id) =>
      candidate(
        id,
        Array.from({ length: 20 }, () => 'x'.repeat(900)),
      ),
    );
    take(['start'], false, many);
    vi.runAllTimers();
    const [sent] = report.mock.lastCall ?? [];
    expect(sent.candidates.map(({ profileId }: Candidate) => profileId)).toEqual([
      'reply',
      '1',
      '2',
      '3',
      '4',
    ]);
    expect(JSON.stringify(sent).length).toBeLessThan(15_000);
  });
});

describe('a page that is beyond reading', () => {
  const onBroken = vi.fn();
  const report = vi.fn();
  let isLoading: boolean;
  let diagnosis: ReturnType<typeof createDiagnosisReporter>;
  beforeEach(() => {
    vi.useFakeTimers();
    onBroken.mockClear();
    report.mockClear();
    isLoading = false;
    const { signal } = new AbortController();
    diagnosis = createDiagnosisReporter({ report, onBroken, isLoading: () => isLoading, signal });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const take = (missing: readonly string[], readable: boolean) =>
    diagnosis.take({ profileId: 'reply', missing, candidates: [], readable });
  /** How long it takes, in seconds, while `change` is done each half of one. */
  function brokenAfter(change: (seconds: number) => void = () => {}): number {
    for (let seconds = 0; seconds < 100; seconds += 0.5) {
      if (diagnosis.broken !== null) return seconds;
      change(seconds);
      vi.advanceTimersByTime(500);
    }
    return Number.POSITIVE_INFINITY;
  }

  test('is so once it has been for two seconds, where it was readable before', () => {
    take([], true);
    vi.advanceTimersByTime(60_000);
    take(['steps'], false);
    expect(brokenAfter()).toBe(2);
    expect(diagnosis.broken).toBe('parts');
    take([], true);
    expect(diagnosis.broken).toBeNull();
    expect(onBroken.mock.calls).toEqual([[true], [false]]);
  });

  test('is given ten seconds to be filled, and is reported no sooner', () => {
    take(['steps', 'start'], false);
    expect(brokenAfter(() => expect(report).not.toHaveBeenCalled())).toBe(10);
    expect(report).toHaveBeenCalledOnce();
  });

  test('is given ten seconds anew with each page that is shown', () => {
    take([], true);
    vi.runAllTimers();
    diagnosis.forget();
    take(['steps'], false);
    expect(brokenAfter()).toBe(10);
  });

  test('is waited for while it shows that it loads, or changes, but not for ever', () => {
    take(['steps'], false);
    isLoading = true;
    const stopsLoading = brokenAfter((seconds) => {
      isLoading = seconds < 15;
    });
    expect(stopsLoading).toBeGreaterThanOrEqual(15);
    expect(stopsLoading).toBeLessThanOrEqual(18);

    diagnosis.forget();
    take(['steps'], false);
    isLoading = true;
    expect(brokenAfter()).toBe(30);

    diagnosis.forget();
    isLoading = false;
    expect(brokenAfter((seconds) => take([`part ${seconds % 2}`], false))).toBeGreaterThanOrEqual(30);
    expect(diagnosis.broken).toBe('parts');
  });

  test('is also waited for while it loads anew, where it was readable before', () => {
    take(['counter'], true);
    vi.advanceTimersByTime(60_000);
    isLoading = true;
    take(['contacts', 'counter'], false);
    const anew = brokenAfter((seconds) => {
      if (seconds === 8) take(['counter'], true);
    });
    expect(anew).toBe(Number.POSITIVE_INFINITY);
  });

  test('is not what misses only what a run needs no price for', () => {
    take(['counter'], true);
    vi.runAllTimers();
    expect(diagnosis.broken).toBeNull();
  });

  test('is at once what the reader fails at, until it is read again', () => {
    diagnosis.fail('reply', []);
    expect(diagnosis.broken).toBe('reader');
    take([], true);
    expect(diagnosis.broken).toBeNull();
  });
});
