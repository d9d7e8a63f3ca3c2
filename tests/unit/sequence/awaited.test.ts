import { describe, expect, test } from 'vitest';
import type { OpenRun } from '../../../lib/messages/catalogue';
import { AwaitedRuns } from '../../../lib/sequence/outcomes/awaited';
import type { OutcomeItem } from '../../../lib/sequence/reader/items';

const MEANINGS: Readonly<Record<string, OutcomeItem['meaning']>> = {
  queued: 'pending',
  personalized: 'succeeded',
  failed: 'failed',
};

const item = (status: string, attempt = '', contactId = 'c1'): OutcomeItem => ({
  contactId,
  status,
  meaning: MEANINGS[status] ?? null,
  attempt,
  reason: status === 'failed' ? 'No LinkedIn profile' : '',
});

function awaiting(before: { status: string; attempt?: string }[], begun = true): AwaitedRuns {
  const baselines = before.map(({ status, attempt = '' }) => ({ contactId: 'c1', status, attempt }));
  const run: OpenRun = { runId: 'run', steps: [], pending: ['c1', 'c2'], baselines };
  const runs = new AwaitedRuns((status) => status === 'queued');
  runs.add(run, begun);
  return runs;
}

const SUCCESS = { runId: 'run', outcome: { contactId: 'c1', outcome: 'succeeded', reason: '' } };

describe('an outcome counts', () => {
  test('of a contact that the page said nothing of before', () => {
    expect(awaiting([]).take(item('personalized'))).toEqual([SUCCESS]);
  });

  test('with its reason', () => {
    const [failed] = awaiting([]).take(item('failed'));
    expect(failed?.outcome).toEqual({ contactId: 'c1', outcome: 'failed', reason: 'No LinkedIn profile' });
  });

  test('when its attempt is another than before', () => {
    expect(awaiting([{ status: 'personalized', attempt: '1' }]).take(item('personalized', '2'))).toEqual([
      SUCCESS,
    ]);
  });

  test('when the contact was seen pending since', () => {
    const runs = awaiting([{ status: 'personalized' }]);
    expect(runs.take(item('queued'))).toEqual([]);
    expect(runs.take(item('personalized'))).toEqual([SUCCESS]);
  });

  test('when its status is another than before', () => {
    expect(awaiting([{ status: 'failed' }]).take(item('personalized'))).toEqual([SUCCESS]);
  });

  test('once', () => {
    const runs = awaiting([]);
    expect(runs.take(item('personalized'))).toHaveLength(1);
    expect(runs.take(item('personalized'))).toEqual([]);
  });
});

test('a contact is running from when it is seen pending until its outcome', () => {
  const runs = awaiting([]);
  expect(runs.isRunning('c1')).toBe(false);
  runs.take(item('queued'));
  expect(runs.isRunning('c1')).toBe(true);
  runs.take(item('personalized'));
  expect(runs.isRunning('c1')).toBe(false);
});

describe('an outcome does not count', () => {
  test('when it was there before', () => {
    expect(awaiting([{ status: 'personalized', attempt: '1' }]).take(item('personalized', '1'))).toEqual([]);
    expect(awaiting([{ status: 'personalized' }]).take(item('personalized'))).toEqual([]);
  });

  test('when it ends an attempt that was under way before', () => {
    const runs = awaiting([{ status: 'queued', attempt: '1' }]);
    expect(runs.take(item('queued', '1'))).toEqual([]);
    expect(runs.take(item('personalized', '1'))).toEqual([]);
    expect(runs.take(item('personalized', '2'))).toEqual([SUCCESS]);
  });

  test('of one of several lines that were there before', () => {
    const runs = awaiting([
      { status: 'failed', attempt: '1' },
      { status: 'personalized', attempt: '2' },
    ]);
    expect(runs.take(item('failed', '1'))).toEqual([]);
    expect(runs.take(item('personalized', '2'))).toEqual([]);
  });

  test('of a contact that is not in the run, or with a status that means nothing known', () => {
    expect(awaiting([]).take(item('personalized', '1', 'c9'))).toEqual([]);
    expect(awaiting([]).take(item('haiku'))).toEqual([]);
  });

  test('when it is drawn before the run begins', () => {
    const runs = awaiting([], false);
    expect(runs.take(item('personalized', '1'))).toEqual([]);
    runs.begin('run');
    expect(runs.take(item('personalized', '1'))).toEqual([]);
    expect(runs.take(item('personalized', '2'))).toEqual([SUCCESS]);
  });

  test('after the run was forgotten', () => {
    const runs = awaiting([]);
    runs.forget('run');
    expect(runs.isEmpty).toBe(true);
    expect(runs.take(item('personalized'))).toEqual([]);
  });
});

test('a run that is known already keeps what was seen of it', () => {
  const runs = awaiting([]);
  runs.take(item('personalized'));
  expect(runs.add({ runId: 'run', pending: ['c1'], baselines: [] }, true)).toBe(false);
  expect(runs.take(item('personalized'))).toEqual([]);
});
