import type { Outcome } from '../../../lib/ledger';
import { check } from './violation';

/** What a rep asked for. */
export interface AskedRun {
  readonly runId: string;
  readonly browser: string;
  readonly sequenceId: string;
  readonly contacts: readonly string[];
  /** Credits per contact, as domain.md has it. */
  readonly price: number;
}

interface KnownRun extends AskedRun {
  /** Whether its page let personalization begin. */
  isStarted: boolean;
  /** Whether what is known of it in its browser may have been lost: somebody deleted the data, or left the team. */
  isForgotten: boolean;
  /** Outcomes that its page was told are kept. */
  readonly reported: Map<string, Outcome[]>;
}

/** What really happened on the pages, whatever the credits say. */
export class Facts {
  readonly #runs = new Map<string, KnownRun>();

  asks(run: AskedRun): void {
    this.#runs.set(run.runId, { ...run, isStarted: false, isForgotten: false, reported: new Map() });
  }

  asked(runId: string): KnownRun {
    const run = this.#runs.get(runId);
    check(run !== undefined, `nobody asked for run ${runId}`);
    return run;
  }

  starts(runId: string): void {
    this.asked(runId).isStarted = true;
  }

  /** Its credits went back as if it had never begun: were that wrong, a success would be free (rule 6). */
  cancelled(runId: string, where: string): void {
    const run = this.asked(runId);
    check(
      !run.isStarted || run.isForgotten,
      `${where}: ${runId} has begun, and its credits went back as of one that hadn't`,
    );
  }

  /** An outcome of a page is kept: from now on it must not be lost. */
  reports(runId: string, contactId: string, outcome: Outcome): void {
    const { reported } = this.asked(runId);
    reported.set(contactId, [...(reported.get(contactId) ?? []), outcome]);
  }

  /** A browser's data are gone, by no fault of ours: its reports that weren't delivered are lost. */
  forget(browser: string): void {
    for (const run of this.#runs.values()) if (run.browser === browser) run.isForgotten = true;
  }

  /** Reports that must have arrived once all is calm. */
  *lasting(): Generator<{
    readonly run: AskedRun;
    readonly contactId: string;
    readonly outcomes: readonly Outcome[];
  }> {
    for (const run of this.#runs.values()) {
      if (run.isForgotten) continue;
      for (const [contactId, outcomes] of run.reported) yield { run, contactId, outcomes };
    }
  }
}
