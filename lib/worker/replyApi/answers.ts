import type { Cache } from '../../cache/cache';
import { changeJob, type DueJob, decidedJobs, forgetJob } from '../../cache/jobs';
import { ProblemError } from '../../protocol/problem';
import { jobPauseMs, MOST_TRIES } from '../../replyApi/backOff';
import type { Job } from '../../replyApi/job';
import { outcomeOf } from '../../replyApi/outcome';
import type { Team } from '../team';

/**
 * A job that is about to be asked for isn't asked for again for a while. It counts as a try whatever comes of it: one whose
 * answer is never any good would else be in the way of the others for ever.
 */
export async function beginTry(cache: Cache, job: DueJob, nowMs: number, random: number): Promise<DueJob> {
  const tries = job.tries + 1;
  await changeJob(cache, job, { tries, nextAtMs: nowMs + jobPauseMs(tries, random) });
  return { ...job, tries };
}

/** Keeps what the API said of a job. @param answer null where it knows no such job */
export async function takeAnswer(cache: Cache, job: DueJob, answer: Job | null): Promise<void> {
  const { contactId, tries } = job;
  const said = answer === null ? ({ kind: 'undecidable' } as const) : outcomeOf(answer, job);
  switch (said.kind) {
    case 'settled': {
      const { outcome, reason } = said;
      return changeJob(cache, job, { state: 'decided', outcome: { contactId, outcome, reason } });
    }
    case 'later':
      return tries >= MOST_TRIES ? changeJob(cache, job, { state: 'given-up' }) : undefined;
    case 'undecidable':
      return changeJob(cache, job, { state: 'given-up' });
  }
}

/**
 * Reports outcomes through the same door as pages do: of a contact that its page has reported meanwhile, nothing changes
 * (rule 5). Each has had its report's id from the beginning: reported again, it counts once.
 *
 * @returns whether there were any
 */
export async function reportDecided({ cache, sync }: Pick<Team, 'cache' | 'sync'>): Promise<boolean> {
  const decided = await decidedJobs(cache);
  for (const job of decided) {
    const { reportId, runId, outcome } = job;
    try {
      await sync.report({ id: reportId, type: 'settle', runId, outcomes: [outcome] });
    } catch (error) {
      // What was reported under its id, and what can never be, is not reported again; all else is, the next time.
      const isOver = error instanceof ProblemError && OVER.has(error.code);
      if (!isOver) throw error;
    }
    await forgetJob(cache, job);
  }
  return decided.length > 0;
}

const OVER: ReadonlySet<string> = new Set(['command-id-reused', 'bad-request', 'invalid-input']);
