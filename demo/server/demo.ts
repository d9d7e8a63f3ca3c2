import { answerApi } from './api.ts';
import { Desk } from './desk.ts';
import { NO_ANSWER } from './failure.ts';
import { answerFile } from './files.ts';
import type { DemoRequest, DemoResponse } from './http.ts';
import type { BackgroundJob } from './jobs.ts';
import { type DemoOptions, withDefaults } from './options.ts';
import { SEQUENCES } from './sequences.ts';

/** A sequence editor with people in it, that can be put behind any server. */
export interface Demo {
  handle(request: DemoRequest): Promise<DemoResponse>;
  /**
   * Settles a contact that is being personalized.
   *
   * @param reason why it failed, where it did
   * @throws Error where the contact is unknown or isn't being personalized
   */
  finish(contactId: string, outcome: 'succeeded' | 'failed', reason?: string): void;
  /** The vendor's background job of this id; null where there is none. */
  job(jobId: string): BackgroundJob | null;
  /** Everything is as it was at the start. */
  reset(): void;
  /** Stops all work. */
  close(): void;
}

export function createDemo(options: DemoOptions = {}): Demo {
  const full = withDefaults(options);
  const desks = new Map<string, Desk>();
  const close = () => {
    for (const desk of desks.values()) desk.close();
  };
  const reset = () => {
    close();
    for (const sequence of SEQUENCES) desks.set(sequence.id, new Desk(sequence, full));
  };
  reset();
  return {
    reset,
    close,
    async handle(request) {
      const url = new URL(request.url, 'http://demo.invalid');
      if (url.pathname === '/api' || url.pathname.startsWith('/api/')) return answerApi(desks, request, url);
      return answerFile(full.appDir, url.pathname);
    },
    finish(contactId, outcome, reason = NO_ANSWER) {
      const desk = [...desks.values()].find((desk) => desk.has(contactId));
      if (!desk) throw new Error(`There is no contact ${contactId}`);
      desk.finish(contactId, outcome === 'succeeded' ? '' : reason);
    },
    job(jobId) {
      for (const desk of desks.values()) {
        const job = desk.job(jobId);
        if (job !== null) return job;
      }
      return null;
    },
  };
}
