import type { ReportedOutcome } from '../../ledger/command';
import type { RequestOf } from '../../messages/catalogue';
import type { RunJob, RunOutcome } from './awaited';
import { Delivery } from './delivery';

type Job = RequestOf<'run.jobs'>['jobs'][number];

export interface SettlerOptions {
  /** Asks the worker once. @throws ProblemError */
  readonly settle: (request: RequestOf<'run.settle'>) => Promise<unknown>;
  /** Tells the worker once. @throws ProblemError */
  readonly tellJobs: (request: RequestOf<'run.jobs'>) => Promise<unknown>;
  readonly newId: () => string;
  readonly signal: AbortSignal;
}

/**
 * Tells the worker what became of contacts, and which of the vendor's jobs work on them. Outcomes that it never takes stay
 * pending, and their credits come back when their time is up (rule 6).
 */
export class Settler {
  readonly #outcomes: Delivery<ReportedOutcome>;
  readonly #jobs: Delivery<Job>;

  constructor({ settle, tellJobs, newId, signal }: SettlerOptions) {
    this.#outcomes = new Delivery({
      message(runId, outcomes) {
        // One id for all its tries: whichever arrives first counts (rule 5).
        const batch = { commandId: newId(), runId, outcomes };
        return () => settle(batch);
      },
      signal,
    });
    this.#jobs = new Delivery({ message: (runId, jobs) => () => tellJobs({ runId, jobs }), signal });
  }

  add(outcomes: readonly RunOutcome[]): void {
    for (const { runId, outcome } of outcomes) this.#outcomes.add(runId, outcome);
  }

  addJobs(jobs: readonly RunJob[]): void {
    for (const { runId, contactId, jobId } of jobs) this.#jobs.add(runId, { contactId, jobId });
  }
}
