import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import { ProblemError } from '../../lib/protocol/problem';
import { JobResultSchema, JobSchema } from '../../lib/replyApi/job';
import { outcomeOf } from '../../lib/replyApi/outcome';
import { createReplyApi } from '../../lib/replyApi/replyApi';
import { near } from './kit/against';
import { streamOf } from './kit/answers';
import { fuzzed } from './kit/fuzzed';
import { hostileJson, text } from './kit/hostile';
import { inPieces, jsonOf, spoiledBytes, spoiledTexts } from './kit/texts';

const JOB_ID = 'job-1';
const KEY = 'k'.repeat(40);
const EXPECTED = { sequenceId: '101', contactId: '7', heldAtMs: Date.UTC(2026, 0, 10) };
const STATUSES = ['Scheduled', 'Processing', 'Done', 'Failed', 'Expired', 'Cancelled', 'Unknown'] as const;
const CODES = ['key-refused', 'reply-busy', 'reply-unreachable', 'not-reply'];

const result = fc.oneof(
  fc.record({
    sequenceId: fc.constantFrom('101', 101, '102'),
    contactId: fc.constantFrom('7', 7, '8'),
    personalizedSteps: fc.integer({ min: -1, max: 3 }),
    totalSteps: fc.integer({ min: -1, max: 3 }),
  }),
  near(JobResultSchema, 'json'),
);
const moment = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom('2026-01-10T00:00:00', '0001-01-01T00:00:00', '2025-01-01', '', null),
  hostileJson,
);
const job = fc.record(
  {
    jobId: fc.oneof({ arbitrary: fc.constantFrom(JOB_ID, 'JOB-1'), weight: 8 }, text),
    status: fc.oneof({ arbitrary: fc.constantFrom(...STATUSES), weight: 8 }, text),
    startedAt: moment,
    finishedAt: moment,
    jsonDataResult: fc.oneof(
      { arbitrary: spoiledTexts(jsonOf(result)), weight: 4 },
      jsonOf(result),
      hostileJson,
    ),
  },
  { requiredKeys: ['jobId', 'status'] },
);
const answers = fc.record({
  status: fc.oneof(
    { arbitrary: fc.constant(200), weight: 9 },
    fc.constantFrom(201, 302, 401, 403, 404, 429, 500, 503),
  ),
  headers: fc.record({
    'Content-Type': fc.constantFrom(
      'application/json',
      'application/problem+json; charset=utf-8',
      'text/html',
    ),
    'Retry-After': fc.oneof(
      fc.constantFrom('1', '-1', 'soon', 'Wed, 21 Oct 2026 07:28:00 GMT'),
      fc.stringMatching(/^\d{1,400}$/),
    ),
  }),
  body: fc.oneof(
    jsonOf(job).map((json) => new TextEncoder().encode(json)),
    spoiledBytes(jsonOf(job)),
    spoiledBytes(jsonOf(near(JobSchema, 'json'))),
  ),
  cuts: fc.array(fc.nat(500), { maxLength: 3 }),
});

describe('what the vendor’s API answers, or who stands in its place', () => {
  fuzzed(
    'job-answers',
    'settles a contact only where it says so of that contact, and is a problem in words where it isn’t an answer',
    answers,
    async ({ status, headers, body, cuts }) => {
      const api = createReplyApi({
        address: 'https://api.reply.io',
        key: KEY,
        fetch: async () => new Response(streamOf(inPieces(body, cuts)), { status, headers }),
      });
      try {
        const answer = await api.job(JOB_ID);
        if (answer === null) return expect(status).toBe(404);
        expect(answer.jobId.toLowerCase()).toBe(JOB_ID);
        const outcome = outcomeOf(answer, EXPECTED);
        expect(['settled', 'later', 'undecidable']).toContain(outcome.kind);
        if (outcome.kind !== 'settled') return;
        expect(outcome.reason.length).toBeLessThan(100);
        if (answer.status !== 'Done') return expect(outcome.outcome).not.toBe('succeeded');
        const said = v.parse(JobResultSchema, JSON.parse(String(answer.jsonDataResult)));
        expect(said).toMatchObject({ sequenceId: '101', contactId: '7' });
        expect(outcome.outcome).toBe(said.personalizedSteps >= said.totalSteps ? 'succeeded' : 'failed');
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        expect(CODES).toContain(error.code);
        expect(Number.isSafeInteger(error.retryAfterMs ?? 0)).toBe(true);
        expect(error.message).not.toContain(KEY);
      }
    },
  );
});
