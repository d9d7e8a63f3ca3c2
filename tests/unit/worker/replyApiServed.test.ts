import { beforeEach, expect, it } from 'vitest';
import { unreachable } from '../sync/fakeServer';
import { createWorker, holdMessage, SENDER, Site } from './workerKit';

const MINUTE_MS = 60_000;

let site: Site;

beforeEach(() => {
  site = new Site('https://credits.example.com', 'team-a');
});

/** A member's browser with a key, in which a run has started whose tab is closed by now. */
async function aBrowser(name: string, contactId: string) {
  const worker = createWorker(site);
  const running = worker.begin();
  const { link, way } = site.invite(name, { role: name === 'ann' ? 'owner' : 'member' });
  const { handlers, timekeeper, vendor } = running;
  await handlers['team.join']({ link, leaveBehind: false }, SENDER);
  await handlers['replyApi.set']({ key: `key-of-${name}`, address: null, budget: null }, SENDER);
  const hold = holdMessage([contactId]);
  await handlers['run.hold'](hold, SENDER);
  await handlers['run.start']({ runId: hold.runId, baselines: [] }, SENDER);
  const jobs = [{ contactId, jobId: `job-${contactId}` }];
  await handlers['run.jobs']({ runId: hold.runId, jobs }, SENDER);
  vendor.job.mockImplementation(async (jobId) => ({
    jobId,
    status: 'Done',
    jsonDataResult: JSON.stringify({ sequenceId: '101', contactId, personalizedSteps: 1, totalSteps: 1 }),
  }));
  return {
    ...running,
    way,
    async pass(ms: number) {
      worker.clock.nowMs += ms;
      await timekeeper.letTimePass();
    },
  };
}

const used = () => site.server.books.state.balances.used;

it('one browser of a team asks at a time, and the team’s server counts for all of them', async () => {
  const [ann, ben] = [await aBrowser('ann', 'a'), await aBrowser('ben', 'b')];
  await ann.pass(MINUTE_MS);
  await ben.pass(MINUTE_MS);
  expect(ann.vendor.job).toHaveBeenCalledTimes(1);
  expect(ben.vendor.job).not.toHaveBeenCalled();
  await expect.poll(used).toBe(2);
  site.server.nowMs += 2 * MINUTE_MS;
  await ben.pass(3 * MINUTE_MS);
  expect(ben.vendor.job).toHaveBeenCalledTimes(1);
  await expect.poll(used).toBe(4);
  expect(await ann.handlers['replyApi.get']({}, SENDER)).toMatchObject({
    usage: { used: 2, budget: 3_000 },
    mayChangeBudget: true,
  });
  expect(await ben.handlers['replyApi.get']({}, SENDER)).toMatchObject({ mayChangeBudget: false });
});

it('a budget that the owner has set is the whole team’s', async () => {
  const [ann, ben] = [await aBrowser('ann', 'a'), await aBrowser('ben', 'b')];
  await ann.handlers['replyApi.set']({ key: null, address: null, budget: 1 }, SENDER);
  await ann.pass(MINUTE_MS);
  site.server.nowMs += 2 * MINUTE_MS;
  await ben.pass(3 * MINUTE_MS);
  expect(ben.vendor.job).not.toHaveBeenCalled();
  expect(await ben.handlers['replyApi.get']({}, SENDER)).toMatchObject({
    problem: { code: 'over-budget' },
    usage: { used: 1, budget: 1 },
  });
});

it('nothing is asked while the team’s server, which gives turns, is away', async () => {
  const ann = await aBrowser('ann', 'a');
  ann.way.trouble = unreachable();
  for (let i = 0; i < 10; i++) await ann.pass(MINUTE_MS);
  expect(ann.vendor.job).not.toHaveBeenCalled();
  expect(await ann.handlers['replyApi.get']({}, SENDER)).toMatchObject({ usage: null, hasKey: true });
  ann.way.trouble = null;
  await ann.pass(6 * MINUTE_MS);
  await expect.poll(used).toBe(2);
});
