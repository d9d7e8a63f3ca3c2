// @vitest-environment node
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createReplyApi } from '../../../lib/replyApi/replyApi';
import {
  doneAnswer,
  jobAnswer,
  KEY,
  problemAnswer,
  startVendorApi,
  type VendorAnswer,
} from '../../kit/vendorApi';

let vendor: Awaited<ReturnType<typeof startVendorApi>>;

beforeAll(async () => {
  vendor = await startVendorApi();
});
afterAll(() => vendor.stop());
beforeEach(() => {
  vendor.saysAlways(null);
  vendor.calls.length = 0;
});

const api = (key = KEY, timeoutMs = 5_000) =>
  createReplyApi({ address: vendor.url, key, fetch: (...args) => fetch(...args), timeoutMs });

/** What was thrown, as whoever logs it would see it. */
async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  const thrown = await work.then(
    () => new Error('nothing was thrown'),
    (error: Error) => error,
  );
  const seen = [thrown.message, thrown.stack, JSON.stringify(thrown), String(thrown.cause)].join('\n');
  expect(seen).not.toContain(KEY);
  return thrown;
}

describe('the vendor’s API', () => {
  it('is asked for a job with the key in one header, and nowhere else', async () => {
    vendor.says('job-1', doneAnswer('job-1', '7'));
    expect(await api().job('job-1')).toMatchObject({ jobId: 'job-1', status: 'Done' });
    expect(vendor.calls).toEqual([
      { method: 'GET', path: '/v3/background-jobs/job-1', authorization: `Bearer ${KEY}` },
    ]);
  });

  it.each(['Scheduled', 'Processing', 'Done', 'Failed', 'Expired', 'Cancelled', 'Unknown', 'Something new'])(
    'tells that a job is %s',
    async (status) => {
      vendor.says('job-1', jobAnswer('job-1', status));
      expect(await api().job('job-1')).toMatchObject({ status });
    },
  );

  it('says that there is no such job', async () => {
    expect(await api().job('job-none')).toBeNull();
  });

  it('refuses a key', async () => {
    expect(await thrownBy(api('another-key').job('job-1'))).toMatchObject({ code: 'key-refused' });
    vendor.saysAlways(problemAnswer(403, 'auth.forbidden'));
    expect(await thrownBy(api().job('job-1'))).toMatchObject({ code: 'key-refused' });
  });

  it('asks to be spared, and may say for how long', async () => {
    vendor.saysAlways(problemAnswer(429, 'rateLimit.exceeded', { 'Retry-After': '90' }));
    expect(await thrownBy(api().job('job-1'))).toMatchObject({ code: 'reply-busy', retryAfterMs: 90_000 });
    vendor.saysAlways(problemAnswer(429, 'rateLimit.exceeded'));
    expect(await thrownBy(api().job('job-1'))).toMatchObject({ code: 'reply-busy', retryAfterMs: undefined });
  });

  const html = '<!doctype html><title>Sign in</title>';
  it.each<[string, string, VendorAnswer]>([
    ['a page', 'not-reply', { status: 200, type: 'text/html', body: html }],
    ['a page that says "not found"', 'not-reply', { status: 404, type: 'text/html', body: html }],
    ['a redirect', 'not-reply', { status: 302, headers: { Location: '/elsewhere' }, body: '' }],
    ['an empty answer', 'not-reply', { status: 200, body: '' }],
    ['JSON that was cut', 'not-reply', { status: 200, body: '{"jobId":"job-1","sta' }],
    ['JSON of something else', 'not-reply', { status: 200, body: '{"balance": 5}' }],
    ['another job', 'not-reply', jobAnswer('job-2', 'Done')],
    ['an answer too long', 'not-reply', { status: 200, body: JSON.stringify('x'.repeat(1_100_000)) }],
    ['another success', 'not-reply', { status: 202, body: '{}' }],
    ['a failure of its own', 'reply-unreachable', problemAnswer(500, 'server.error')],
    ['a gateway’s word', 'reply-unreachable', { status: 503, type: 'text/html', body: html }],
    ['a broken line', 'reply-unreachable', (response) => response.destroy()],
    [
      'an answer that breaks off',
      'reply-unreachable',
      (response) => {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 1_000 });
        response.write('{"jobId"', () => response.destroy());
      },
    ],
  ])('is told from %s', async (_, code, answer) => {
    vendor.saysAlways(answer);
    expect(await thrownBy(api().job('job-1'))).toMatchObject({ code });
  });

  it('is given up waiting for, before and within an answer', async () => {
    vendor.saysAlways(() => undefined);
    expect(await thrownBy(api(KEY, 50).job('job-1'))).toMatchObject({ code: 'reply-unreachable' });
    vendor.saysAlways((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write('{"jobId"');
    });
    expect(await thrownBy(api(KEY, 50).job('job-1'))).toMatchObject({ code: 'reply-unreachable' });
  });

  it('does not see the key follow a redirect', async () => {
    vendor.saysAlways({ status: 307, headers: { Location: `${vendor.url}/elsewhere` }, body: '' });
    await thrownBy(api().job('job-redirected'));
    // Others may be among them: a question that was given up on a busy machine arrives late.
    const paths = vendor.calls.map(({ path }) => path);
    expect(paths).toContain('/v3/background-jobs/job-redirected');
    expect(paths).not.toContain('/elsewhere');
  });
});
