import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RequestOf } from '../../../lib/messages/catalogue';
import { ProblemError } from '../../../lib/protocol/problem';
import type { RunOutcome } from '../../../lib/sequence/outcomes/awaited';
import { Settler } from '../../../lib/sequence/outcomes/settler';

const outcomes = (count: number, runId = 'run', from = 0): RunOutcome[] =>
  Array.from({ length: count }, (_, place) => ({
    runId,
    outcome: { contactId: `c${from + place}`, outcome: 'succeeded', reason: '' },
  }));

describe('delivering outcomes', () => {
  let sent: RequestOf<'run.settle'>[];
  let told: RequestOf<'run.jobs'>[];
  let end: AbortController;
  let answer: () => Promise<unknown>;
  let settler: Settler;

  beforeEach(() => {
    vi.useFakeTimers();
    sent = [];
    told = [];
    end = new AbortController();
    answer = async () => null;
    let lastId = 0;
    settler = new Settler({
      settle: (batch) => {
        sent.push(batch);
        return answer();
      },
      tellJobs: (jobs) => {
        told.push(jobs);
        return answer();
      },
      newId: () => `id-${++lastId}`,
      signal: end.signal,
    });
  });
  afterEach(() => {
    end.abort();
    vi.useRealTimers();
  });

  test('gathers what comes together into one message per run', async () => {
    settler.add(outcomes(2));
    settler.add(outcomes(1, 'run', 2));
    settler.add(outcomes(1, 'other'));
    await vi.runAllTimersAsync();
    expect(sent.map(({ runId, commandId, outcomes }) => [runId, commandId, outcomes.length])).toEqual([
      ['run', 'id-1', 3],
      ['other', 'id-2', 1],
    ]);
  });

  test('splits many into messages of 200, and sends what comes meanwhile after them', async () => {
    answer = async () => {
      if (sent.length === 1) settler.add(outcomes(1, 'run', 450));
    };
    settler.add(outcomes(450));
    await vi.runAllTimersAsync();
    expect(sent.map(({ outcomes }) => outcomes.length)).toEqual([200, 200, 50, 1]);
    expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(4);
  });

  test.each([
    'no-answer',
    'storage-full',
    'storage-failed',
    'upgrade-blocked',
    'data-missing',
    'unreachable',
    'host-not-allowed',
    'not-a-server',
    'other-version',
    'token-refused',
    'server-busy',
    'server-failed',
    'history-differs',
  ] as const)('sends the same again after %s, until answered', async (code) => {
    answer = () => (sent.length < 8 ? Promise.reject(new ProblemError(code)) : Promise.resolve(null));
    settler.add(outcomes(3));
    await vi.runAllTimersAsync();
    expect(sent).toHaveLength(8);
    expect(new Set(sent).size).toBe(1);
  });

  test('waits longer from one try to the next, but never more than a minute', async () => {
    const times: number[] = [];
    answer = () => {
      times.push(Date.now());
      return times.length < 12 ? Promise.reject(new ProblemError('no-answer')) : Promise.resolve(null);
    };
    settler.add(outcomes(1));
    await vi.runAllTimersAsync();
    const pauses = times.slice(1).map((time, place) => time - (times[place] ?? 0));
    expect(pauses[0]).toBeGreaterThanOrEqual(500);
    expect(pauses[0]).toBeLessThanOrEqual(1_000);
    expect(pauses[4]).toBeGreaterThanOrEqual(8_000);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(60_000);
  });

  test.each([
    ['bad-message', 5],
    ['unexpected', 5],
    ['not-allowed', 1],
    ['data-newer', 1],
  ] as const)(
    'does not let a batch that is answered by %s hold up the others for ever',
    async (code, tries) => {
      answer = () =>
        sent.at(-1)?.runId === 'poisoned' ? Promise.reject(new ProblemError(code)) : Promise.resolve(null);
      settler.add(outcomes(1, 'poisoned'));
      settler.add(outcomes(1, 'run'));
      await vi.runAllTimersAsync();
      expect(sent.filter(({ runId }) => runId === 'poisoned')).toHaveLength(tries);
      expect(sent.at(-1)?.runId).toBe('run');
    },
  );

  test('tells jobs in the same way, beside the outcomes', async () => {
    let tries = 0;
    answer = async () => {
      if (++tries < 3) throw new ProblemError('no-answer');
    };
    settler.addJobs([
      { runId: 'run', contactId: 'c1', jobId: 'j1' },
      { runId: 'other', contactId: 'c2', jobId: 'j2' },
    ]);
    settler.addJobs(Array.from({ length: 250 }, () => ({ runId: 'run', contactId: 'c1', jobId: 'j1' })));
    await vi.runAllTimersAsync();
    expect(told.map(({ runId, jobs }) => [runId, jobs.length])).toEqual([
      ['run', 200],
      ['run', 200],
      ['run', 200],
      ['run', 51],
      ['other', 1],
    ]);
    expect(told.at(-1)?.jobs).toEqual([{ contactId: 'c2', jobId: 'j2' }]);
  });

  test('stops with the page', async () => {
    answer = () => Promise.reject(new ProblemError('no-answer'));
    settler.add(outcomes(1));
    await vi.advanceTimersByTimeAsync(300);
    end.abort();
    await vi.runAllTimersAsync();
    expect(sent).toHaveLength(1);
  });
});
