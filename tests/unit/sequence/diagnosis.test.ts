import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDiagnosisReporter } from '../../../lib/sequence/diagnosis';

describe('reporting what a page’s reader cannot find', () => {
  const report = vi.fn();
  let end: AbortController;
  let diagnosis: ReturnType<typeof createDiagnosisReporter>;
  beforeEach(() => {
    vi.useFakeTimers();
    report.mockClear();
    end = new AbortController();
    diagnosis = createDiagnosisReporter(report, end.signal);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is done once per change, and when all is found again', () => {
    for (const missing of [['start'], ['start'], [], ['steps', 'start'], ['start', 'steps']]) {
      diagnosis.take('reply', missing);
      vi.runAllTimers();
    }
    expect(report.mock.calls).toEqual([
      [{ profileId: 'reply', missing: ['start'] }],
      [{ profileId: 'reply', missing: [] }],
      [{ profileId: 'reply', missing: ['start', 'steps'] }],
    ]);
  });

  test('does not happen for what is missing only while the page is drawn', () => {
    diagnosis.take('reply', ['start']);
    vi.advanceTimersByTime(1_000);
    diagnosis.take('reply', []);
    vi.runAllTimers();
    expect(report).not.toHaveBeenCalled();
  });

  test('is taken back when another page is shown', () => {
    diagnosis.take('reply', ['start']);
    vi.runAllTimers();
    diagnosis.forget();
    diagnosis.forget();
    expect(report.mock.calls).toEqual([
      [{ profileId: 'reply', missing: ['start'] }],
      [{ profileId: null, missing: [] }],
    ]);
  });

  test('ends with the page', () => {
    diagnosis.take('reply', ['start']);
    diagnosis.forget();
    diagnosis.take('reply', ['start']);
    end.abort();
    vi.runAllTimers();
    expect(report).not.toHaveBeenCalled();
  });
});
