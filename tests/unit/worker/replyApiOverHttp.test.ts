// @vitest-environment node
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReplyApi } from '../../../lib/replyApi/replyApi';
import { createHandlers } from '../../../lib/worker/handlers';
import { grantRequest } from '../../contract/commands';
import { doneAnswer, jobAnswer, KEY, problemAnswer, startVendorApi } from '../../kit/vendorApi';
import { createTestServices } from './testServices';
import { holdMessage, SENDER } from './workerKit';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let vendor: Awaited<ReturnType<typeof startVendorApi>>;
beforeAll(async () => {
  vendor = await startVendorApi();
});
afterAll(() => vendor.stop());

it('a closed run is settled from what the API says over HTTP, through refusals, pauses and nonsense', async () => {
  const test = createTestServices();
  const handlers = createHandlers(test.services);
  const api = createReplyApi({ address: vendor.url, key: KEY, fetch: (...args) => fetch(...args) });
  test.vendor.job.mockImplementation((jobId) => api.job(jobId));
  await test.backend.grant(grantRequest(100));
  await handlers['replyApi.set']({ key: KEY, address: null, budget: null }, SENDER);
  const pass = async (ms: number) => {
    test.clock.nowMs += ms;
    await test.timekeeper.letTimePass();
  };
  const problem = async () => (await handlers['replyApi.get']({}, SENDER)).problem?.code ?? null;

  const says = {
    succeeded: doneAnswer('j-succeeded', 'succeeded'),
    short: doneAnswer('j-short', 'short', { personalizedSteps: 1, totalSteps: 2 }),
    failed: jobAnswer('j-failed', 'Failed'),
    expired: jobAnswer('j-expired', 'Expired'),
    cancelled: jobAnswer('j-cancelled', 'Cancelled'),
    later: jobAnswer('j-later', 'Processing'),
    unknown: jobAnswer('j-unknown', 'Unknown'),
    broken: jobAnswer('j-broken', 'Done', '{"sequenceId":101,"contactId":"bro'),
    bare: jobAnswer('j-bare', 'Done'),
    stranger: doneAnswer('j-stranger', 'somebody else'),
    elsewhere: doneAnswer('j-elsewhere', 'elsewhere', { sequenceId: '202' }),
    gone: problemAnswer(404, 'backgroundJob.notFound'),
  };
  const contacts = Object.keys(says);
  for (const [contactId, answer] of Object.entries(says)) vendor.says(`j-${contactId}`, answer);
  const hold = holdMessage(contacts);
  await handlers['run.hold'](hold, SENDER);
  await handlers['run.start']({ runId: hold.runId, baselines: [] }, SENDER);
  const jobs = contacts.map((contactId) => ({ contactId, jobId: `j-${contactId}` }));
  await handlers['run.jobs']({ runId: hold.runId, jobs }, SENDER);

  vendor.saysAlways({ status: 200, type: 'text/html', body: '<title>Sign in</title>' });
  await pass(MINUTE_MS);
  expect(await problem()).toBe('not-reply');
  vendor.saysAlways(problemAnswer(429, 'rateLimit.exceeded', { 'Retry-After': '600' }));
  await pass(5 * MINUTE_MS);
  expect(await problem()).toBe('reply-busy');
  await pass(9 * MINUTE_MS);
  expect(vendor.calls).toHaveLength(2);
  vendor.saysAlways(problemAnswer(401, 'auth.unauthorized'));
  await pass(2 * MINUTE_MS);
  expect(await problem()).toBe('key-refused');
  vendor.saysAlways(null);
  await pass(HOUR_MS);
  expect(vendor.calls).toHaveLength(3);

  await handlers['replyApi.set']({ key: KEY, address: null, budget: null }, SENDER);
  await pass(MINUTE_MS);
  expect(vendor.calls).toHaveLength(3 + contacts.length);
  vendor.says('j-later', doneAnswer('j-later', 'later'));
  for (let i = 0; i < 4; i++) await pass(10 * MINUTE_MS);
  const page = await handlers['runs.contacts']({ runId: hold.runId, after: -1, limit: 50 }, SENDER);
  expect(Object.fromEntries(page.contacts.map(({ id, status }) => [id, status]))).toEqual({
    succeeded: 'succeeded',
    short: 'failed',
    failed: 'failed',
    expired: 'failed',
    cancelled: 'cancelled',
    later: 'succeeded',
    unknown: 'pending',
    broken: 'pending',
    bare: 'pending',
    stranger: 'pending',
    elsewhere: 'pending',
    gone: 'pending',
  });
  const { balances } = await test.backend.snapshot();
  expect(balances).toMatchObject({ used: 4, retained: 12, available: 84 });
  // Of those that are left, one may still be told: its job isn't known to have ended.
  expect(await handlers['replyApi.get']({}, SENDER)).toMatchObject({ waiting: 1, problem: null });
  expect(vendor.calls.every(({ path }) => !path.includes(KEY))).toBe(true);
});
