import type { Job } from './job.ts';

/** Everything that jobs name, to be looked up at once. */
export interface Needs {
  readonly answers: string[];
  readonly grants: string[];
  readonly runs: string[];
  /** Members who ask for a hold: theirs may be limited. */
  readonly holders: string[];
  /** Contacts that must not be pending already. */
  readonly wanted: { sequenceId: string; id: string }[];
  readonly reported: { runId: string; id: string }[];
  /** Runs of which every pending contact is needed. */
  readonly released: string[];
}

export function needsOf(jobs: readonly Job[]): Needs {
  const needs: Needs = {
    answers: [],
    grants: [],
    runs: [],
    holders: [],
    wanted: [],
    reported: [],
    released: [],
  };
  for (const { ask, caller, fingerprint } of jobs) {
    if (fingerprint !== null) needs.answers.push(ask.id);
    switch (ask.type) {
      case 'grant':
        needs.grants.push(ask.grantId);
        break;
      case 'hold':
        needs.runs.push(ask.runId);
        needs.holders.push(caller.memberId);
        for (const { id } of ask.contacts) needs.wanted.push({ sequenceId: ask.sequenceId, id });
        break;
      case 'settle':
        needs.runs.push(ask.runId);
        for (const { contactId } of ask.outcomes) needs.reported.push({ runId: ask.runId, id: contactId });
        break;
      case 'cancel':
        needs.runs.push(ask.runId);
        needs.released.push(ask.runId);
        break;
      case 'expire':
        break;
    }
  }
  return needs;
}
