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
  jobId: '',
});

const open = (change: Partial<OpenRun> = {}): OpenRun => ({
  runId: 'run',
  heldAtMs: 1,
  started: true,
  pending: ['c1', 'c2'],
  baselines: [],
  ...change,
});

function awaiting(before: { status: string; attempt?: string }[], begun = true): AwaitedRuns {
  const baselines = before.map(({ status, attempt = '' }) => ({ contactId: 'c1', status, attempt }));
  const runs = new AwaitedRuns((status) => status === 'queued');
  if (begun) runs.resume(open({ baselines }));
  else runs.expect(open({ baselines }));
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
    runs.begin('run', ['c1', 'c2']);
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
  expect(runs.resume(open({ pending: ['c1'] }))).toBe(false);
  expect(runs.take(item('personalized'))).toEqual([]);
});

describe('one outcome settles one run', () => {
  const settledBy = (runs: AwaitedRuns, ...[status, attempt]: Parameters<typeof item>) =>
    runs.take(item(status, attempt)).map(({ runId }) => runId);

  test.each([
    ['first', [open(), open({ runId: 'newer', heldAtMs: 2 })]],
    ['last', [open({ runId: 'newer', heldAtMs: 2 }), open()]],
  ])('the newest, whether the older one is found %s', (_, found) => {
    const runs = new AwaitedRuns(() => false);
    for (const run of found) runs.resume(run);
    expect(settledBy(runs, 'personalized', '2')).toEqual(['newer']);
    expect(settledBy(runs, 'personalized', '3')).toEqual([]);
  });

  test('the one that begins now, whatever the clocks say, and only for those that it covers', () => {
    const runs = new AwaitedRuns(() => false);
    runs.resume(open({ heldAtMs: 9_000 }));
    runs.expect(open({ runId: 'now', pending: ['c1', 'c2'] }));
    expect(settledBy(runs, 'queued')).toEqual([]);
    runs.begin('now', ['c1']);
    expect(settledBy(runs, 'personalized')).toEqual(['now']);
    expect(runs.take(item('personalized', '', 'c2')).map(({ runId }) => runId)).toEqual(['run']);
  });

  test('not one that has not begun', () => {
    const runs = new AwaitedRuns(() => false);
    runs.resume(open());
    runs.resume(open({ runId: 'newer', heldAtMs: 2, started: false }));
    expect(settledBy(runs, 'personalized', '2')).toEqual(['run']);
  });
});

describe('a run that another tab starts', () => {
  test('counts nothing until it has started, and then nothing that was there before', () => {
    const runs = new AwaitedRuns((status) => status === 'queued');
    runs.resume(open({ started: false }));
    expect(runs.take(item('personalized', '1'))).toEqual([]);
    const baselines = [{ contactId: 'c2', status: 'personalized', attempt: '1' }];
    expect(runs.resume(open({ baselines }))).toBe(true);
    expect(runs.take(item('personalized', '1'))).toEqual([]);
    expect(runs.take(item('personalized', '1', 'c2'))).toEqual([]);
    expect(runs.take(item('personalized', '2'))).toEqual([SUCCESS]);
  });

  test('counts an attempt that was seen under way here before this tab knew that it had started', () => {
    const runs = new AwaitedRuns((status) => status === 'queued');
    runs.resume(open({ started: false }));
    runs.take(item('queued', '1'));
    runs.resume(open({ baselines: [{ contactId: 'c1', status: 'idle', attempt: '0' }] }));
    expect(runs.take(item('personalized', '1'))).toEqual([SUCCESS]);
  });
});

test('a run has given a sign once one of its contacts is seen pending or done, and not by an old result', () => {
  const runs = awaiting([{ status: 'personalized', attempt: '1' }], false);
  runs.begin('run', ['c1', 'c2']);
  runs.take(item('personalized', '1'));
  expect(runs.hasSign('run')).toBe(false);
  runs.take(item('queued', '2'));
  expect(runs.hasSign('run')).toBe(true);
  expect(runs.hasSign('unknown')).toBe(true);
});

test('what is known of a run’s contacts before it begins is what was sent with the hold and what was seen since', () => {
  const runs = awaiting([{ status: 'failed', attempt: '1' }], false);
  runs.take(item('failed', '1'));
  runs.take(item('personalized', '2'));
  expect(runs.baselines('run', ['c1', 'c2'])).toEqual([
    { contactId: 'c1', status: 'failed', attempt: '1' },
    { contactId: 'c1', status: 'personalized', attempt: '2' },
  ]);
});
