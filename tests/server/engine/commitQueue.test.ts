import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../lib/protocol/problem';
import { StoreLostError } from '../../../server/store/sql';
import type { Committed } from '../../../server/team/commit';
import { CommitQueue, GROUP_COMMIT } from '../../../server/team/commitQueue';
import type { Job } from '../../../server/team/job';
import { holdOf } from '../kit/requests';

function job(contacts = 1): Job {
  const ask = holdOf(Array.from({ length: contacts }, (_, index) => `c${index}`));
  return { ask, caller: { memberId: 'mia', role: 'member' }, fingerprint: 'print', bought: null };
}

function queue(
  commit: (jobs: readonly Job[]) => Promise<Committed>,
  limits: Partial<typeof GROUP_COMMIT> = {},
) {
  const failures: unknown[] = [];
  const idle = Promise.withResolvers<void>();
  const made = new CommitQueue({
    ...GROUP_COMMIT,
    ...limits,
    commit,
    onFailure: (error) => failures.push(error),
    onIdle: idle.resolve,
  });
  return { add: (wanted: Job) => made.add(wanted), failures, idle: idle.promise };
}

const accepted = ({ ask }: Job) => ({
  answer: { status: 'accepted', type: 'cancel', runId: ask.id, refunded: 0 } as const,
});
const done = (jobs: readonly Job[]): Committed => ({ outcomes: jobs.map(accepted), entries: 1, cursor: 1 });

describe('group commit', () => {
  it('puts what comes during a transaction into the next one, in order', async () => {
    const sizes: number[] = [];
    const order: string[] = [];
    const first = Promise.withResolvers<void>();
    const { add, idle } = queue(async (jobs) => {
      sizes.push(jobs.length);
      order.push(...jobs.map(({ ask }) => ask.id));
      if (sizes.length === 1) await first.promise;
      return done(jobs);
    });
    const jobs = Array.from({ length: 6 }, () => job());
    const [one, ...others] = jobs;
    if (one === undefined) throw new Error('no job');
    const answers = [add(one)];
    await expect.poll(() => sizes).toEqual([1]);
    answers.push(...others.map(add));
    first.resolve();
    expect((await Promise.all(answers)).map((answer) => 'runId' in answer && answer.runId)).toEqual(order);
    expect(order).toEqual(jobs.map(({ ask }) => ask.id));
    expect(sizes).toEqual([1, 5]);
    await idle;
  });

  it('keeps a transaction within its limits, save for a job that is too large for any', async () => {
    const sizes: number[] = [];
    const commit = async (jobs: readonly Job[]) => {
      sizes.push(jobs.length);
      return done(jobs);
    };
    const { add } = queue(commit, { mostJobs: 2, mostContacts: 10 });
    await Promise.all([job(), job(), job(6), job(6), job(50), job()].map(add));
    expect(sizes).toEqual([2, 1, 1, 1, 1]);
  });

  it('does the others of a transaction one by one when one of them makes it fail', async () => {
    const poisoned = job();
    const { add, failures } = queue(async (jobs) => {
      if (jobs.includes(poisoned)) throw new Error('a statement failed');
      return done(jobs);
    });
    const answers = await Promise.allSettled([job(), poisoned, job()].map(add));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(answers[1]).toMatchObject({ reason: { code: 'server-failed', message: 'server-failed' } });
    expect(failures).toHaveLength(1);
  });

  it('tells a job its own problem, and the others their answers', async () => {
    const { add, failures } = queue(async (jobs) => ({
      ...done(jobs),
      outcomes: jobs.map((each, index) =>
        index === 1 ? { error: new ProblemError('command-id-reused') } : accepted(each),
      ),
    }));
    const answers = await Promise.allSettled([job(), job(), job()].map(add));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(answers[1]).toMatchObject({ reason: { code: 'command-id-reused' } });
    expect(failures).toEqual([]);
  });

  it('asks again once when the database was lost, and then says so to all who wait', async () => {
    let attempts = 0;
    const commit = async (jobs: readonly Job[]) => {
      attempts += 1;
      if (attempts !== 2) throw new StoreLostError('gone');
      return done(jobs);
    };
    const { add, failures } = queue(commit);
    await expect(add(job())).resolves.toMatchObject({ status: 'accepted' });
    const lost = await Promise.allSettled([add(job()), add(job())]);
    expect(lost).toMatchObject([
      { reason: { code: 'server-failed' } },
      { reason: { code: 'server-failed' } },
    ]);
    expect(attempts).toBe(4);
    expect(failures).toHaveLength(1);
  });
});
