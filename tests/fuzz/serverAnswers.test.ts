import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import type { ServerBackend } from '../../lib/backend/backend';
import { createHttpBackend } from '../../lib/backend/http/http';
import { PurchaseAnswerSchema, PurchasesSchema, QuoteSchema } from '../../lib/protocol/billing';
import {
  AddOnsBody,
  AnswersBody,
  ChangesBody,
  MembersBody,
  OffersBody,
  PROTOCOL_HEADER,
} from '../../lib/protocol/http';
import { PROBLEM_CODES, ProblemError } from '../../lib/protocol/problem';
import { PublishedProfilesSchema, PublishedVersionsBody } from '../../lib/protocol/profiles';
import { SnapshotSchema } from '../../lib/protocol/snapshot';
import { TeamInfoSchema } from '../../lib/protocol/team';
import { TopUpSchema } from '../../lib/protocol/topUp';
import { TurnAnswerSchema } from '../../lib/protocol/turn';
import { bodiesOf, OURS, streamOf } from './kit/answers';
import { fuzzed } from './kit/fuzzed';
import { text } from './kit/hostile';

const CONNECTION = { url: 'https://credits.example.com', token: `jac_acme_${'t'.repeat(43)}` };
const QUOTE = { offerId: 'a', credits: 1, totalMinor: 1, currency: 'EUR' };
const ID = '018f0000-0000-7000-8000-000000000001';

interface Question {
  readonly schema: v.GenericSchema;
  readonly ask: (backend: ServerBackend) => Promise<unknown>;
  /** The part of the body that is the answer. */
  readonly part?: string;
}

const QUESTIONS: readonly Question[] = [
  { schema: TeamInfoSchema, ask: (backend) => backend.team() },
  {
    schema: AnswersBody,
    ask: (backend) => backend.submit([]).then(() => backend.submit([cancel])),
    part: 'answers',
  },
  { schema: ChangesBody, ask: (backend) => backend.changes(0, 10) },
  { schema: SnapshotSchema, ask: (backend) => backend.snapshot() },
  { schema: AddOnsBody, ask: (backend) => backend.addOns(), part: 'addOns' },
  { schema: OffersBody, ask: (backend) => backend.offers(), part: 'offers' },
  { schema: QuoteSchema, ask: (backend) => backend.quote('a') },
  { schema: PurchaseAnswerSchema, ask: (backend) => backend.buy(ID, QUOTE) },
  { schema: PurchasesSchema, ask: (backend) => backend.purchases() },
  { schema: TopUpSchema, ask: (backend) => backend.topUp() },
  { schema: MembersBody, ask: (backend) => backend.members(), part: 'members' },
  { schema: PublishedProfilesSchema, ask: (backend) => backend.profiles() },
  { schema: PublishedVersionsBody, ask: (backend) => backend.profileVersions(), part: 'versions' },
  { schema: TurnAnswerSchema, ask: (backend) => backend.takeTurn({ holderId: 'x', calls: 1 }) },
];
const cancel = { id: ID, type: 'cancel', runId: ID, status: 'cancelled', reason: '' } as const;

/** What a browser may make of an answer that isn't one: never that it is our own mistake. */
const CODES = PROBLEM_CODES.filter((code) => code !== 'unexpected');

/** @returns what it was answered, or the problem in words */
async function outcomeOf<T>(asked: Promise<T>): Promise<{ answer: T } | { problem: ProblemError }> {
  try {
    return { answer: await asked };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(CODES).toContain(error.code);
    const { retryAfterMs = 0 } = error;
    expect(retryAfterMs).toBeGreaterThanOrEqual(0);
    expect(Number.isSafeInteger(retryAfterMs), `${retryAfterMs} ms`).toBe(true);
    return { problem: error };
  }
}

describe('what a team’s server answers, or who stands in its place', () => {
  fuzzed(
    'server-answers',
    'is taken as it was meant where it is right, in whatever pieces it comes, and is refused in words otherwise',
    fc
      .constantFrom(...QUESTIONS)
      .chain((question) => fc.tuple(fc.constant(question), bodiesOf(question.schema), fc.boolean())),
    async ([{ schema, ask, part }, { pieces, meant, isWhole }, breaks]) => {
      const backend = createHttpBackend(CONNECTION, {
        fetch: async () => new Response(streamOf(pieces, breaks), { headers: OURS }),
      });
      const outcome = await outcomeOf(ask(backend));
      if (breaks) {
        expect(outcome).toMatchObject({ problem: { code: 'unreachable' } });
      } else if (isWhole) {
        const whole = v.parse(schema, meant) as object;
        const expected = part === undefined ? whole : Reflect.get(whole, part);
        const isForOne = part !== 'answers' || (expected as unknown[]).length === 1;
        if (isForOne) expect(outcome).toEqual({ answer: expected });
        else expect(outcome).toMatchObject({ problem: { code: 'other-version' } });
      } else if ('problem' in outcome) {
        expect(['not-a-server', 'other-version']).toContain(outcome.problem.code);
      }
    },
  );

  const headerText = fc.oneof(
    fc.stringMatching(/^[\x21-\x7e][\x20-\x7e]{0,20}$/),
    fc.stringMatching(/^\d{1,400}$/),
    fc
      .date({ noInvalidDate: false })
      .map((date) => (Number.isNaN(date.getTime()) ? 'x GMT' : date.toUTCString())),
    fc.constantFrom('0', '-1', '1e9', 'Infinity', '0 GMT', '99999999999 GMT', '1', '2', ' 1', '1, 1'),
  );
  const heads = fc.record({
    status: fc.oneof(
      fc.constantFrom(200, 204, 301, 401, 403, 404, 429, 500, 502, 503),
      fc.integer({ min: 200, max: 599 }),
    ),
    headers: fc.dictionary(
      fc.constantFrom(PROTOCOL_HEADER, 'Retry-After', 'Date', 'Content-Type', 'Location', 'X-Other'),
      headerText,
    ),
    isOurs: fc.boolean(),
    body: fc.oneof(
      text,
      fc
        .record({ code: fc.oneof(fc.constantFrom(...PROBLEM_CODES), text), detail: text })
        .map((body) => JSON.stringify(body)),
    ),
  });

  fuzzed(
    'server-heads',
    'has any status and headers, and is told as a problem with a time to wait that is one',
    heads,
    async ({ status, headers, isOurs, body }) => {
      const told: number[] = [];
      const hasBody = ![204, 205, 304].includes(status);
      const backend = createHttpBackend(CONNECTION, {
        onServerTime: (ms) => told.push(ms),
        fetch: async () =>
          new Response(hasBody ? body : null, {
            status,
            headers: isOurs ? { ...headers, ...OURS } : headers,
          }),
      });
      expect(await outcomeOf(backend.team())).toHaveProperty('problem');
      for (const ms of told) expect(Number.isSafeInteger(ms), `the server's time ${ms}`).toBe(true);
    },
  );
});
