import { beforeEach, describe, expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { dueJobs } from '../../../lib/cache/jobs';
import { ProblemError } from '../../../lib/protocol/problem';
import type { Job } from '../../../lib/replyApi/job';
import { createHandlers } from '../../../lib/worker/handlers';
import { grantRequest, newId } from '../../contract/commands';
import { createTestServices } from './testServices';
import { holdMessage, SENDER } from './workerKit';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const TAB = 7;

let test: ReturnType<typeof createTestServices>;
let handlers: ReturnType<typeof createHandlers>;

beforeEach(async () => {
  test = createTestServices();
  handlers = createHandlers(test.services);
  await test.backend.grant(grantRequest(100));
  await handlers['replyApi.set']({ key: 'a-secret-key', address: null, budget: null }, SENDER);
  test.vendor.tabs.add(TAB);
});

const balances = async () => (await test.backend.snapshot()).balances;
const statuses = async (runId: string) => {
  const { contacts } = await handlers['runs.contacts']({ runId, after: -1, limit: 100 }, SENDER);
  return contacts.map(({ status, reason }) => (reason === '' ? status : `${status}: ${reason}`));
};
const jobs = (runId: string, ...contactIds: string[]) =>
  handlers['run.jobs'](
    { runId, jobs: contactIds.map((contactId) => ({ contactId, jobId: `job-${contactId}` })) },
    SENDER,
  );
const settle = (runId: string, contactId: string) =>
  handlers['run.settle'](
    { commandId: newId(), runId, outcomes: [{ contactId, outcome: 'succeeded', reason: '' }] },
    SENDER,
  );

/** A run that has started, with a job for each contact, in the tab that is open. */
async function run(...contactIds: string[]): Promise<string> {
  const hold = holdMessage(contactIds);
  await handlers['run.hold'](hold, SENDER);
  await handlers['run.start']({ runId: hold.runId, baselines: [] }, SENDER);
  await jobs(hold.runId, ...contactIds);
  return hold.runId;
}

/** What the API says of jobs; it knows no others. */
function says(answers: Record<string, Omit<Job, 'jobId'>>) {
  test.vendor.job.mockImplementation(async (jobId) => {
    const answer = answers[jobId];
    return answer === undefined ? null : { jobId, ...answer };
  });
}
const done = (contactId: string, personalizedSteps = 1, totalSteps = 1) => ({
  status: 'Done',
  jsonDataResult: JSON.stringify({ sequenceId: 101, contactId, personalizedSteps, totalSteps }),
});
const asked = () => test.vendor.job.mock.calls.map(([jobId]) => jobId);

async function pass(ms: number): Promise<void> {
  test.clock.nowMs += ms;
  await test.timekeeper.letTimePass();
}
async function alarmInMs(): Promise<number> {
  await test.timekeeper.setAlarm();
  return ((await browser.alarms.get('time'))?.scheduledTime ?? Number.NaN) - test.clock.nowMs;
}

describe('a run whose tab was closed', () => {
  it('is settled by what the API says of its contacts, each in its way', async () => {
    const runId = await run('a', 'b', 'c', 'd', 'e', 'f', 'g');
    says({
      'job-a': done('a'),
      'job-b': done('b', 1, 2),
      'job-c': { status: 'Failed' },
      'job-d': { status: 'Cancelled' },
      'job-e': { status: 'Processing' },
      'job-f': done('somebody else'),
    });
    test.vendor.tabs.clear();
    await pass(MINUTE_MS);
    expect(await statuses(runId)).toEqual([
      'succeeded',
      'failed: Only 1 of 2 emails was personalized',
      'failed: Reply could not personalize this contact',
      'cancelled: Cancelled in Reply',
      'pending',
      'pending',
      'pending',
    ]);
    expect(await balances()).toMatchObject({ used: 2, retained: 6, available: 92 });
  });

  it('is never settled by a job of an earlier run', async () => {
    const runId = await run('a');
    const startedAt = new Date(test.clock.nowMs - HOUR_MS).toISOString();
    says({ 'job-a': { ...done('a'), startedAt } });
    test.vendor.tabs.clear();
    await pass(MINUTE_MS);
    expect(asked()).toEqual(['job-a']);
    expect(await statuses(runId)).toEqual(['pending']);
  });

  it('leaves undecided contacts to the time limit, and asks for them no more', async () => {
    const runId = await run('a', 'b');
    says({ 'job-a': { status: 'Done', jsonDataResult: '{"contactId":' } });
    test.vendor.tabs.clear();
    await pass(MINUTE_MS);
    for (let i = 0; i < 10; i++) await pass(2 * HOUR_MS);
    expect(asked()).toEqual(['job-a', 'job-b']);
    expect(await statuses(runId)).toEqual(['pending', 'pending']);
    await pass(5 * HOUR_MS);
    expect(await balances()).toMatchObject({ available: 100, retained: 0 });
  });

  it('is asked about at longer and longer intervals until it is through', async () => {
    await run('a');
    says({ 'job-a': { status: 'Unknown' } });
    test.vendor.tabs.clear();
    const intervals: number[] = [];
    let last = test.clock.nowMs;
    for (let i = 0; i < 8; i++) {
      await pass(await alarmInMs());
      expect(asked()).toHaveLength(i + 1);
      intervals.push((test.clock.nowMs - last) / MINUTE_MS);
      last = test.clock.nowMs;
    }
    expect(intervals).toEqual([0.5, 2, 4, 8, 16, 32, 64, 120]);
    says({ 'job-a': done('a') });
    await pass(await alarmInMs());
    expect(await balances()).toMatchObject({ used: 2, retained: 0 });
    await pass(3 * HOUR_MS);
    expect(asked()).toHaveLength(9);
  });

  it('is asked about by an alarm, after the worker has been ended as well', async () => {
    await run('a');
    expect(await alarmInMs()).toBe(10 * MINUTE_MS);
    test.vendor.tabs.clear();
    expect(await alarmInMs()).toBe(30_000);
  });

  it('is asked about in turns of 20 calls, those that have waited longest first', async () => {
    const contacts = Array.from({ length: 30 }, (_, i) => `c${i}`);
    const late = contacts.slice(0, 15);
    const early = contacts.slice(15);
    await run(...early);
    test.clock.nowMs += 1_000;
    await run(...late);
    says(Object.fromEntries(contacts.map((id) => [`job-${id}`, done(id)])));
    test.vendor.tabs.clear();
    await pass(MINUTE_MS);
    expect(asked()).toHaveLength(20);
    expect(asked().slice(0, 15)).toEqual(early.map((id) => `job-${id}`));
    await pass(MINUTE_MS);
    expect(asked()).toHaveLength(20);
    await pass(MINUTE_MS);
    expect(asked()).toHaveLength(30);
    expect(await balances()).toMatchObject({ used: 60, retained: 0 });
  });
});

describe('a run whose page is there', () => {
  it('is the page’s own to report, until it was silent for ten minutes', async () => {
    const runId = await run('a', 'b');
    says({ 'job-b': done('b') });
    await pass(9 * MINUTE_MS);
    await settle(runId, 'a');
    await pass(9 * MINUTE_MS);
    expect(asked()).toEqual([]);
    await pass(MINUTE_MS);
    expect(asked()).toEqual(['job-b']);
    expect(await balances()).toMatchObject({ used: 4, retained: 0 });
  });

  it('is asked about two minutes after another document took the tab, unless that one reports', async () => {
    const runId = await run('a', 'b');
    says({ 'job-b': done('b') });
    await handlers['page.hello']({ pageId: newId() }, SENDER);
    await pass(MINUTE_MS);
    await settle(runId, 'a');
    await pass(MINUTE_MS);
    expect(asked()).toEqual([]);
    await pass(MINUTE_MS);
    expect(asked()).toEqual(['job-b']);
  });

  it('settles each contact once, whoever is first', async () => {
    const runId = await run('a', 'b');
    says({ 'job-a': { status: 'Failed' }, 'job-b': { status: 'Failed' } });
    await settle(runId, 'a');
    test.vendor.tabs.clear();
    await pass(MINUTE_MS);
    expect(asked()).toEqual(['job-b']);
    expect(await settle(runId, 'b')).toMatchObject({
      deducted: 0,
      ignored: [{ contactId: 'b', why: 'already-settled' }],
    });
    expect(await balances()).toMatchObject({ used: 2, retained: 0, available: 98 });
  });
});

describe('the worker, ended', () => {
  it('between an answer and its report, reports it the next time, once', async () => {
    await run('a');
    says({ 'job-a': done('a') });
    test.vendor.tabs.clear();
    const { sync } = test.team;
    const { report } = sync;
    sync.report = () => Promise.reject(new Error('killed'));
    await expect(pass(MINUTE_MS)).rejects.toThrow('killed');
    sync.report = async (command) => {
      await report(command);
      throw new Error('killed');
    };
    await expect(pass(MINUTE_MS)).rejects.toThrow('killed');
    expect(await balances()).toMatchObject({ used: 2, retained: 0 });
    sync.report = report;
    await pass(MINUTE_MS);
    await pass(MINUTE_MS);
    expect(asked()).toEqual(['job-a']);
    expect(await balances()).toMatchObject({ used: 2, retained: 0, available: 98 });
    expect(await test.db.jobs.count()).toBe(0);
  });

  it('during a call, does not begin with the same job the next time', async () => {
    await run('a', 'b');
    test.vendor.job.mockRejectedValueOnce(new Error('killed'));
    test.vendor.tabs.clear();
    await expect(pass(MINUTE_MS)).rejects.toThrow('killed');
    const [first] = asked();
    await pass(2 * MINUTE_MS - 1);
    expect(asked()).toEqual([first]);
    await pass(1);
    expect(asked()[1]).not.toBe(first);
  });
});

describe('what stands in the way', () => {
  const state = () => handlers['replyApi.get']({}, SENDER);

  it('a refused key ends all asking until there is another', async () => {
    await run('a', 'b');
    test.vendor.job.mockRejectedValue(new ProblemError('key-refused', 'Status 401'));
    test.vendor.tabs.clear();
    await pass(MINUTE_MS);
    await pass(12 * HOUR_MS);
    expect(asked()).toHaveLength(1);
    expect(await state()).toMatchObject({ problem: { code: 'key-refused' }, waiting: 2 });
    says({ 'job-a': done('a'), 'job-b': done('b') });
    await handlers['replyApi.set']({ key: 'another-key', address: null, budget: null }, SENDER);
    expect(await state()).toMatchObject({ problem: null });
    await pass(MINUTE_MS);
    expect(await balances()).toMatchObject({ used: 4 });
  });

  it('an API that asks to be spared is, for as long as it says', async () => {
    await run('a', 'b');
    const busy = new ProblemError('reply-busy', 'Status 429', { retryAfterMs: HOUR_MS });
    test.vendor.job.mockRejectedValueOnce(busy);
    test.vendor.tabs.clear();
    await pass(MINUTE_MS);
    await pass(HOUR_MS);
    expect(asked()).toHaveLength(1);
    await pass(MINUTE_MS);
    expect(asked()).toHaveLength(3);
    expect(await state()).toMatchObject({ problem: null });
  });

  it('an API that is down is asked once in a while, and less and less', async () => {
    await run('a', 'b', 'c');
    test.vendor.job.mockRejectedValue(new ProblemError('reply-unreachable'));
    test.vendor.tabs.clear();
    for (let minutes = 0; minutes < 6 * 60; minutes += 5) await pass(5 * MINUTE_MS);
    expect(asked().length).toBeGreaterThan(5);
    expect(asked().length).toBeLessThan(12);
    expect(await state()).toMatchObject({ problem: { code: 'reply-unreachable' }, waiting: 3 });
  });

  it('the end of a key that was replaced during a call is not the new one’s', async () => {
    await run('a', 'b');
    test.vendor.job.mockImplementationOnce(async () => {
      await handlers['replyApi.set']({ key: 'another-key', address: null, budget: null }, SENDER);
      throw new ProblemError('key-refused', 'Status 401');
    });
    test.vendor.tabs.clear();
    await pass(MINUTE_MS);
    expect(asked()).toHaveLength(1);
    expect(await state()).toMatchObject({ problem: null });
    says({ 'job-a': done('a'), 'job-b': done('b') });
    await pass(5 * MINUTE_MS);
    expect(await balances()).toMatchObject({ used: 4 });
  });

  it('a key that is removed between two calls is used no more', async () => {
    await run('a', 'b');
    test.vendor.job.mockImplementationOnce(async () => {
      await handlers['replyApi.remove']({}, SENDER);
      return null;
    });
    test.vendor.tabs.clear();
    await pass(MINUTE_MS);
    expect(asked()).toHaveLength(1);
  });

  it('a job whose answer is never any good is not in the way of the others', async () => {
    await run('bad', 'a');
    says({ 'job-a': { status: 'Processing' } });
    const answers = test.vendor.job.getMockImplementation();
    test.vendor.job.mockImplementation(async (jobId) => {
      if (jobId === 'job-bad') throw new ProblemError('not-reply', 'The answer is another job');
      return answers?.(jobId) ?? null;
    });
    test.vendor.tabs.clear();
    for (let minutes = 0; minutes < 4 * 60; minutes += 5) await pass(5 * MINUTE_MS);
    const [row] = (await test.db.jobs.toArray()).filter(({ contactId }) => contactId === 'bad');
    expect(row?.tries).toBe(asked().filter((jobId) => jobId === 'job-bad').length);
    expect((row?.nextAtMs ?? 0) - test.clock.nowMs).toBeGreaterThan(0);
    expect(asked().filter((jobId) => jobId === 'job-a').length).toBeGreaterThanOrEqual(6);
  });

  it('a pause that was noted by a clock that ran ahead ends with the clock', async () => {
    test.clock.nowMs += 90 * 24 * HOUR_MS;
    await run('a');
    test.vendor.job.mockRejectedValueOnce(new ProblemError('reply-unreachable'));
    test.vendor.tabs.clear();
    await pass(MINUTE_MS);
    test.clock.nowMs -= 89 * 24 * HOUR_MS;
    await run('b');
    says({ 'job-b': done('b') });
    test.vendor.tabs.clear();
    await pass(MINUTE_MS);
    expect(asked()).toContain('job-b');
  });

  it('a budget that is used up is not overspent, and a larger one lets it go on', async () => {
    await run('a', 'b', 'c');
    says({ 'job-a': done('a'), 'job-b': done('b'), 'job-c': done('c') });
    await handlers['replyApi.set']({ key: null, address: null, budget: 2 }, SENDER);
    test.vendor.tabs.clear();
    await pass(MINUTE_MS);
    await pass(12 * HOUR_MS);
    expect(asked()).toHaveLength(2);
    expect(await state()).toMatchObject({
      problem: { code: 'over-budget' },
      usage: { used: 2, budget: 2, monthEndsAtMs: Date.UTC(2026, 1, 1) },
      waiting: 1,
    });
    await handlers['replyApi.set']({ key: null, address: null, budget: 3 }, SENDER);
    await pass(MINUTE_MS);
    expect(asked()).toHaveLength(3);
  });

  it('without a key, nothing is asked and no alarm is set for it', async () => {
    await handlers['replyApi.remove']({}, SENDER);
    await run('a');
    test.vendor.tabs.clear();
    expect(await alarmInMs()).toBe(24 * HOUR_MS);
    await pass(HOUR_MS);
    expect(test.vendor.reach).not.toHaveBeenCalled();
  });
});

describe('jobs that a page names', () => {
  const known = async () => (await test.db.jobs.toArray()).map(({ contactId, jobId }) => [contactId, jobId]);

  it('are kept of contacts that are awaited, in runs that this browser has started', async () => {
    const runId = await run('a', 'b');
    await settle(runId, 'a');
    await handlers['run.jobs'](
      {
        runId,
        jobs: [
          { contactId: 'a', jobId: 'another' },
          { contactId: 'b', jobId: '../users' },
          { contactId: 'stranger', jobId: 'job-x' },
        ],
      },
      SENDER,
    );
    await jobs(newId(), 'z');
    const unstarted = holdMessage(['y']);
    await handlers['run.hold'](unstarted, SENDER);
    await jobs(unstarted.runId, 'y');
    expect(await known()).toEqual([
      ['a', 'job-a'],
      ['b', 'job-b'],
    ]);
    // The one that has settled is asked for no more.
    expect(await dueJobs(test.team.cache, [runId], test.clock.nowMs + HOUR_MS, 10)).toMatchObject([
      { contactId: 'b' },
    ]);
    expect(await known()).toEqual([['b', 'job-b']]);
  });

  it('are replaced by a later job, and said again change nothing', async () => {
    const runId = await run('a');
    says({ 'job-a': { status: 'Processing' } });
    test.vendor.tabs.clear();
    await pass(MINUTE_MS);
    const before = await test.db.jobs.toArray();
    expect(before).toMatchObject([{ tries: 1 }]);
    await jobs(runId, 'a');
    expect(await test.db.jobs.toArray()).toEqual(before);
    await handlers['run.jobs']({ runId, jobs: [{ contactId: 'a', jobId: 'job-2' }] }, SENDER);
    expect(await test.db.jobs.toArray()).toMatchObject([{ jobId: 'job-2', tries: 0 }]);
  });

  it('are forgotten with the run that is through', async () => {
    const runId = await run('a');
    await settle(runId, 'a');
    await pass(HOUR_MS);
    expect(await test.db.jobRuns.count()).toBe(0);
    expect(await test.db.jobs.count()).toBe(0);
  });
});

describe('the key', () => {
  it('is told to nobody, and not with what it is asked about or exported', async () => {
    await run('a');
    const told = [
      await handlers['replyApi.get']({}, SENDER),
      await handlers['replyApi.set']({ key: 'b-secret-key', address: null, budget: 5 }, SENDER),
      await handlers['replyApi.test']({ key: null, address: null }, SENDER),
      await handlers['settings.get']({}, SENDER),
      await handlers['data.export']({ exportId: newId(), place: 0 }, SENDER),
      await handlers['view.get']({}, SENDER),
      await browser.storage.local.get(),
      await browser.storage.session.get(),
    ];
    expect(JSON.stringify(told)).not.toContain('secret');
    expect(test.vendor.reach).toHaveBeenLastCalledWith({
      key: 'b-secret-key',
      address: 'https://api.reply.io',
    });
  });

  it('is not sent to another address than the one it was entered for', async () => {
    const address = 'https://proxy.example.com';
    const change = { key: null, address, budget: null };
    await expect(handlers['replyApi.set'](change, SENDER)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(handlers['replyApi.test']({ key: null, address }, SENDER)).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await handlers['replyApi.set']({ ...change, key: 'a-secret-key' }, SENDER)).toMatchObject({
      address,
      hasKey: true,
    });
  });

  it.each([
    { key: 'short', address: null, budget: null },
    { key: null, address: 'http://api.reply.io', budget: null },
    { key: null, address: null, budget: 15_001 },
  ])('and what goes with it are checked: %j', async (change) => {
    await expect(handlers['replyApi.set'](change, SENDER)).rejects.toBeInstanceOf(ProblemError);
    expect(await handlers['replyApi.get']({}, SENDER)).toMatchObject({
      address: 'https://api.reply.io',
      usage: { budget: 3_000 },
    });
  });

  it('is tried with one call of the budget, and refused in words', async () => {
    const tryIt = () => handlers['replyApi.test']({ key: null, address: null }, SENDER);
    expect(await tryIt()).toBeNull();
    test.vendor.job.mockRejectedValueOnce(new ProblemError('key-refused'));
    await expect(tryIt()).rejects.toMatchObject({ code: 'key-refused' });
    expect(await handlers['replyApi.get']({}, SENDER)).toMatchObject({ usage: { used: 2 } });
    await handlers['replyApi.set']({ key: null, address: null, budget: 2 }, SENDER);
    await expect(tryIt()).rejects.toMatchObject({ code: 'over-budget' });
    expect(asked()).toHaveLength(2);
  });

  it('goes with all data, and what it has used stays counted', async () => {
    await handlers['replyApi.test']({ key: null, address: null }, SENDER);
    await handlers['data.erase']({}, SENDER);
    expect(await handlers['replyApi.get']({}, SENDER)).toMatchObject({ hasKey: false, usage: { used: 1 } });
  });
});
