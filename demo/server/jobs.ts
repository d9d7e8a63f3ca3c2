import type { ContactState } from '../model.ts';
import { MISSING_DATA } from './failure.ts';

/** What the vendor's API says of a background job. */
export interface BackgroundJob {
  readonly jobId: string;
  readonly status: 'Scheduled' | 'Processing' | 'Done' | 'Failed' | 'Expired' | 'Cancelled' | 'Unknown';
  readonly category: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly progress: number;
  readonly jsonData: string | null;
  /** JSON within JSON, as the vendor has it. */
  readonly jsonDataResult: string | null;
}

interface Work {
  readonly jobId: string;
  readonly sequenceId: string;
  readonly totalSteps: number;
  readonly state: ContactState;
}

/** The job of a contact's newest attempt, as it stands. */
export function jobOf({ jobId, sequenceId, totalSteps, state }: Work): BackgroundJob {
  const { id: contactId, status, reason } = state;
  const job: BackgroundJob = {
    jobId,
    status: 'Scheduled',
    category: 'Personalization',
    startedAt: null,
    finishedAt: null,
    progress: 0,
    jsonData: JSON.stringify({ sequenceId, contactId }),
    jsonDataResult: null,
  };
  const done = (personalizedSteps: number): BackgroundJob => ({
    ...job,
    status: 'Done',
    progress: 100,
    jsonDataResult: JSON.stringify({ sequenceId, contactId, personalizedSteps, totalSteps }),
  });
  switch (status) {
    case 'queued':
      return job;
    case 'personalizing':
      return { ...job, status: 'Processing', progress: 50 };
    case 'personalized':
      return done(totalSteps);
    case 'failed':
      // Where nothing is known of a contact, its chain of emails ends before the first one.
      return reason === MISSING_DATA ? done(0) : { ...job, status: 'Failed' };
    case 'cancelled':
      return { ...job, status: 'Cancelled' };
  }
}
