import type { ReportedOutcome } from '../../ledger/command';
import type { Baseline, OpenRun } from '../../messages/catalogue';
import type { OutcomeItem } from '../reader/items';
import { BaselineBook } from './baseline';
import { isNew } from './newness';

/** A new outcome, and the run that it settles. */
export interface RunOutcome {
  readonly runId: string;
  readonly outcome: ReportedOutcome;
}

/** The vendor's background job that works on a contact of a run. */
export interface RunJob {
  readonly runId: string;
  readonly contactId: string;
  readonly jobId: string;
}

/** A run before it is let start. */
export type ExpectedRun = Omit<OpenRun, 'started'>;

interface AwaitedRun {
  heldAtMs: number;
  begun: boolean;
  /** Something new was seen of it since it began. */
  hasSign: boolean;
  /** Everyone it began with. */
  contacts: ReadonlySet<string>;
  /** Those of them whose outcome is still to come. */
  awaited: Set<string>;
  baselines: BaselineBook;
  readonly seenPending: Set<string>;
}

/** What is longer isn't an id. */
const LONGEST_JOB_ID = 300;

const keyOf = ({ contactId, jobId }: OutcomeItem) => `${contactId} ${jobId}`;

/** The runs whose outcomes a page is watched for, and what was seen of their contacts so far. */
export class AwaitedRuns {
  readonly #runs = new Map<string, AwaitedRun>();
  readonly #isPending: (status: string) => boolean;
  /** Jobs that are reported, or that were at work on a contact before its run began. */
  readonly #jobs = new Set<string>();

  /** @param isPending whether a status of the page means pending */
  constructor(isPending: (status: string) => boolean) {
    this.#isPending = isPending;
  }

  get isEmpty(): boolean {
    return this.#runs.size === 0;
  }

  /**
   * Awaits a run that the page hasn't been let start yet.
   *
   * @param shown what the page shows by now: the jobs that it names are older than the run
   */
  expect({ runId, heldAtMs, pending, baselines }: ExpectedRun, shown: readonly OutcomeItem[] = []): void {
    const contacts = new Set(pending);
    for (const item of shown) if (contacts.has(item.contactId)) this.#jobs.add(keyOf(item));
    this.#runs.set(runId, {
      heldAtMs,
      begun: false,
      hasSign: false,
      contacts,
      awaited: new Set(contacts),
      baselines: new BaselineBook(baselines),
      seenPending: new Set(),
    });
  }

  /**
   * Awaits a run that the authority names. One that has begun here stays as it is: what was reported of it may be on its
   * way.
   *
   * @returns whether something that the page shows already may be of it
   */
  resume(open: OpenRun): boolean {
    const known = this.#runs.get(open.runId);
    if (known?.begun) return false;
    if (known === undefined) this.expect(open);
    else if (open.started) {
      // Whoever was seen pending here, unknown to the page that started it, is so by this run.
      known.baselines = new BaselineBook([
        ...known.baselines.all().filter(({ status }) => !this.#isPending(status)),
        ...open.baselines,
      ]);
    }
    if (open.started) this.#begin(open.runId, open.pending, open.heldAtMs);
    return known === undefined || open.started;
  }

  /** From now on the page's changes tell of this run, for those contacts that it covers. */
  begin(runId: string, covered: readonly string[]): void {
    // It begins now: none that is known is newer, whatever the clocks say.
    this.#begin(runId, covered, Math.max(...[...this.#runs.values()].map(({ heldAtMs }) => heldAtMs)));
  }

  forget(runId: string): void {
    this.#runs.delete(runId);
  }

  /** What is known of a run's contacts from before it begins. */
  baselines(runId: string, contactIds: readonly string[]): Baseline[] {
    return this.#runs.get(runId)?.baselines.of(contactIds) ?? [];
  }

  /** Whether a contact was seen pending and its outcome is still to come. */
  isRunning(contactId: string): boolean {
    return [...this.#runs.values()].some(
      (run) => run.seenPending.has(contactId) && run.awaited.has(contactId),
    );
  }

  isAwaited(contactId: string): boolean {
    return [...this.#runs.values()].some(({ awaited }) => awaited.has(contactId));
  }

  /** The contacts whose outcomes are awaited, of runs that were held since a time (ms) and have begun. */
  awaitedSince(heldSinceMs: number): ReadonlySet<string> {
    const young = [...this.#runs.values()].filter(({ begun, heldAtMs }) => begun && heldAtMs >= heldSinceMs);
    return new Set(young.flatMap(({ awaited }) => [...awaited]));
  }

  /** Whether the page has shown anything of a run. True of one that isn't awaited here. */
  hasSign(runId: string): boolean {
    return this.#runs.get(runId)?.hasSign ?? true;
  }

  /** Takes in what the page says of a contact. @returns the outcomes that it settles */
  take(item: OutcomeItem): RunOutcome[] {
    const settled: RunOutcome[] = [];
    for (const [runId, run] of this.#runs) {
      if (!run.awaited.has(item.contactId)) continue;
      if (!run.begun) {
        // A page may still be drawing older results while a run is being prepared.
        run.baselines.add(item);
        this.#jobs.add(keyOf(item));
        continue;
      }
      const outcome = this.#newOutcome(run, item);
      if (outcome === null) continue;
      run.awaited.delete(item.contactId);
      settled.push({ runId, outcome });
    }
    return settled;
  }

  /** A job that an item names, and that is of a run. To be asked before the item is taken in; each job is told once. */
  newJob(item: OutcomeItem): RunJob | null {
    const { contactId, jobId } = item;
    if (
      jobId === '' ||
      jobId.length > LONGEST_JOB_ID ||
      item.meaning === 'idle' ||
      this.#jobs.has(keyOf(item))
    )
      return null;
    for (const [runId, run] of this.#runs) {
      if (!run.begun || !run.awaited.has(contactId) || !this.#isOf(run, item)) continue;
      this.#jobs.add(keyOf(item));
      return { runId, contactId, jobId };
    }
    return null;
  }

  /** One outcome settles one run: a contact is awaited for the newest run that has begun with it. */
  #begin(runId: string, contactIds: readonly string[], heldAtMs: number): void {
    const run = this.#runs.get(runId);
    if (run === undefined) return;
    run.begun = true;
    run.heldAtMs = heldAtMs;
    run.contacts = new Set(contactIds);
    run.awaited = new Set(contactIds);
    for (const [otherId, other] of this.#runs) {
      if (otherId === runId || !other.begun) continue;
      const [older, newer] = other.heldAtMs > heldAtMs ? [run, other] : [other, run];
      older.awaited = older.awaited.difference(newer.contacts);
    }
  }

  #newOutcome(run: AwaitedRun, item: OutcomeItem): ReportedOutcome | null {
    const { contactId, meaning, reason } = item;
    if (meaning === null || meaning === 'idle' || !this.#isOf(run, item)) return null;
    run.hasSign = true;
    if (meaning !== 'pending') return { contactId, outcome: meaning, reason };
    run.seenPending.add(contactId);
    return null;
  }

  #isOf(run: AwaitedRun, item: OutcomeItem): boolean {
    const { contactId } = item;
    const known = {
      baselines: run.baselines.of([contactId]),
      seenPending: run.seenPending.has(contactId),
    };
    return isNew(item, known, this.#isPending);
  }
}
