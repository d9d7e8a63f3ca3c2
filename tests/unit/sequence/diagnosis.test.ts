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
    diagnosis = createDiagnosisReporter(report, onBroken, end.signal);
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
  let diagnosis: ReturnType<typeof createDiagnosisReporter>;
  beforeEach(() => {
    vi.useFakeTimers();
    onBroken.mockClear();
    diagnosis = createDiagnosisReporter(vi.fn(), onBroken, new AbortController().signal);
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const take = (missing: readonly string[], readable: boolean) =>
    diagnosis.take({ profileId: 'reply', missing, candidates: [], readable });

  test('is so once it has been for two seconds, whichever part was missing meanwhile', () => {
    take(['steps'], false);
    vi.advanceTimersByTime(1_500);
    take(['start'], false);
    expect(diagnosis.broken).toBeNull();
    vi.advanceTimersByTime(500);
    expect(diagnosis.broken).toBe('parts');
    take([], true);
    expect(diagnosis.broken).toBeNull();
    expect(onBroken.mock.calls).toEqual([[true], [false]]);
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
