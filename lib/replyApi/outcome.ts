import * as v from 'valibot';
import type { Outcome } from '../ledger/hold';
import { foldedId } from '../protocol/contactId';
import { type Job, JobResultSchema } from './job';

/** What a job says of a contact. */
export type JobOutcome =
  | { readonly kind: 'settled'; readonly outcome: Outcome; readonly reason: string }
  /** It isn't through, or the vendor doesn't know: it is asked for again. */
  | { readonly kind: 'later' }
  /**
   * It is through, and its words can't be trusted to be of this contact. Nothing is settled from it and nothing guessed:
   * the page may still report, and else the time limit gives the credits back (rule 6).
   */
  | { readonly kind: 'undecidable' };

const LATER: JobOutcome = { kind: 'later' };
const UNDECIDABLE: JobOutcome = { kind: 'undecidable' };

/** How far the vendor's clock may be behind that of whoever keeps the credits. */
const CLOCKS_APART_MS = 5 * 60_000;

/** Whom and what a job is known to be about. */
interface Expected {
  readonly sequenceId: string;
  readonly contactId: string;
  /** When the run's credits were held: a job that began before is of an earlier run. */
  readonly heldAtMs: number;
}

/**
 * What became of a contact by the vendor's word. Credits are deducted for a success alone: a chain of emails that ended
 * early is a failure and refunded whole, for a contact's price is that of all its emails (rules 1, 5).
 *
 * @param expected a result that names another is no result
 */
export function outcomeOf(job: Job, expected: Expected): JobOutcome {
  if (isOlder(job, expected.heldAtMs)) return UNDECIDABLE;
  switch (job.status) {
    case 'Done':
      return resultOf(job.jsonDataResult, expected);
    case 'Failed':
      return settled('failed', 'Reply could not personalize this contact');
    case 'Expired':
      return settled('failed', 'Reply’s job expired before it was done');
    case 'Cancelled':
      return settled('cancelled', 'Cancelled in Reply');
    default:
      return LATER;
  }
}

/** A job that doesn't say when it was is taken for what the page took it for. */
function isOlder({ startedAt, finishedAt }: Job, heldAtMs: number): boolean {
  return [startedAt, finishedAt].some((text) => {
    const atMs = momentMs(text);
    return atMs !== null && atMs < heldAtMs - CLOCKS_APART_MS;
  });
}

/** A date without a zone is UTC, and one long before there were computers is none. */
function momentMs(text: unknown): number | null {
  if (typeof text !== 'string') return null;
  const atMs = Date.parse(/(?:z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`);
  return atMs > 0 ? atMs : null;
}

function resultOf(json: unknown, expected: Expected): JobOutcome {
  const result = v.safeParse(JobResultSchema, parsed(json));
  if (!result.success) return UNDECIDABLE;
  const { sequenceId, contactId, personalizedSteps, totalSteps } = result.output;
  const isOfContact = foldedId(contactId) === foldedId(expected.contactId);
  if (sequenceId !== expected.sequenceId || !isOfContact) return UNDECIDABLE;
  if (personalizedSteps >= totalSteps) return settled('succeeded', '');
  return settled('failed', shortfall(personalizedSteps, totalSteps));
}

function parsed(json: unknown): unknown {
  if (typeof json !== 'string') return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** @param done fewer than `total` */
function shortfall(done: number, total: number): string {
  if (total === 1) return 'The email was not personalized';
  if (done === 0) return `None of ${total} emails was personalized`;
  return `Only ${done} of ${total} emails ${done === 1 ? 'was' : 'were'} personalized`;
}

function settled(outcome: Outcome, reason: string): JobOutcome {
  return { kind: 'settled', outcome, reason };
}
