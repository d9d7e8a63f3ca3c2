import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../../lib/replyApi/job';
import { outcomeOf } from '../../../lib/replyApi/outcome';

const EXPECTED = { sequenceId: '101', contactId: '7', heldAtMs: Date.UTC(2026, 0) };
const job = (status: string, jsonDataResult?: unknown): Job => ({ jobId: 'j', status, jsonDataResult });
const result = (change: object = {}) =>
  JSON.stringify({ sequenceId: 101, contactId: 7, personalizedSteps: 2, totalSteps: 2, ...change });
const done = (change: object = {}) => outcomeOf(job('Done', result(change)), EXPECTED);

describe('a job that is done', () => {
  it('is a success where all emails were personalized, whatever ids are written as', () => {
    const success = { kind: 'settled', outcome: 'succeeded', reason: '' };
    expect(done()).toEqual(success);
    expect(done({ personalizedSteps: 3 })).toEqual(success);
    expect(done({ sequenceId: '101', contactId: '7' })).toEqual(success);
    const ada = { ...EXPECTED, contactId: 'ada+x@example.com' };
    const json = result({ contactId: 'Ada%2Bx@Example.com' });
    expect(outcomeOf(job('Done', json), ada)).toEqual(success);
  });

  it.each([
    [0, 1, 'The email was not personalized'],
    [0, 2, 'None of 2 emails was personalized'],
    [1, 2, 'Only 1 of 2 emails was personalized'],
    [2, 3, 'Only 2 of 3 emails were personalized'],
  ])('is a failure where its chain ended after %i of %i', (personalizedSteps, totalSteps, reason) => {
    expect(done({ personalizedSteps, totalSteps })).toEqual({ kind: 'settled', outcome: 'failed', reason });
  });

  it.each([
    ['another contact', { contactId: 8 }],
    ['another sequence', { sequenceId: 102 }],
    ['no contact', { contactId: null }],
    ['no steps', { totalSteps: 0, personalizedSteps: 0 }],
    ['half a step', { personalizedSteps: 0.5 }],
    ['fewer than none', { personalizedSteps: -1 }],
    ['steps in words', { personalizedSteps: '2' }],
  ])('is never settled from a result with %s', (_, change) => {
    expect(done(change)).toEqual({ kind: 'undecidable' });
  });

  it.each([undefined, null, '', '{', 'null', '[]', '"2"', '{}', { personalizedSteps: 2, totalSteps: 2 }])(
    'is never settled from %j',
    (json) => {
      expect(outcomeOf(job('Done', json), EXPECTED)).toEqual({ kind: 'undecidable' });
    },
  );

  it('is never settled from a result that was cut, or from anything at all that isn’t one', () => {
    fc.assert(
      fc.property(fc.nat({ max: result().length - 1 }), (length) => {
        expect(outcomeOf(job('Done', result().slice(0, length)), EXPECTED).kind).toBe('undecidable');
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.anything()), (json) => {
        expect(outcomeOf(job('Done', json), EXPECTED).kind).toBe('undecidable');
      }),
    );
  });

  it('is charged for exactly where every email was personalized', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 50 }), (personalizedSteps, totalSteps) => {
        expect(done({ personalizedSteps, totalSteps })).toMatchObject({
          outcome: personalizedSteps >= totalSteps ? 'succeeded' : 'failed',
        });
      }),
    );
  });
});

describe('a job that ended otherwise', () => {
  it.each([
    ['Failed', 'failed', 'Reply could not personalize this contact'],
    ['Expired', 'failed', 'Reply’s job expired before it was done'],
    ['Cancelled', 'cancelled', 'Cancelled in Reply'],
  ])('%s is settled with a reason', (status, outcome, reason) => {
    // Whatever a result says: it isn't one.
    expect(outcomeOf(job(status, result()), EXPECTED)).toEqual({ kind: 'settled', outcome, reason });
  });

  it.each(['Scheduled', 'Processing', 'Unknown', 'Paused', '', 'done'])('%j is asked for later', (status) => {
    expect(outcomeOf(job(status, result()), EXPECTED)).toEqual({ kind: 'later' });
  });
});

describe('a job of an earlier run', () => {
  const heldAtMs = Date.parse('2026-01-10T12:00:00Z');
  const kind = (times: object, status = 'Done') =>
    outcomeOf({ ...job(status, result()), ...times }, { ...EXPECTED, heldAtMs }).kind;

  it.each([
    { startedAt: '2026-01-10T11:54:59Z' },
    { startedAt: '2026-01-10T11:54:59.1234567' },
    { startedAt: '2026-01-10T13:54:59+02:00' },
    { startedAt: null, finishedAt: '2026-01-10T11:00:00Z' },
  ])('never settles this one: %j', (times) => {
    for (const status of ['Done', 'Failed', 'Expired', 'Cancelled']) {
      expect(kind(times, status)).toBe('undecidable');
    }
  });

  it.each([
    { startedAt: '2026-01-10T11:56:00Z', finishedAt: '2026-01-10T11:57:00Z' },
    { startedAt: '2026-01-10T12:00:01', finishedAt: '2026-01-10T12:00:09' },
    { startedAt: '2026-01-10T07:00:01-05:00' },
    { startedAt: '0001-01-01T00:00:00', finishedAt: null },
    { startedAt: 'yesterday', finishedAt: 5 },
    {},
  ])('is not mistaken for it by clocks, zones or silence: %j', (times) => {
    expect(kind(times)).toBe('settled');
  });
});
