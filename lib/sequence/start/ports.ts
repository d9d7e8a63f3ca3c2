import type { Answer } from '../../ledger/answer';
import type { Contact } from '../../ledger/hold';
import type { EmailStep } from '../../ledger/price';
import type { Baseline, RequestOf } from '../../messages/catalogue';
import type { ExpectedRun } from '../outcomes/awaited';
import type { PageReading } from '../reader/reading';
import type { Progress, Question } from './questions';

/** The sequence page, as the start of a run needs it. */
export interface StartPage {
  read(): PageReading;
  /**
   * Everyone who is chosen, in the page's order, where the page doesn't say how many that are.
   *
   * @returns null where the list can't be seen to its end
   */
  allChosen(progress: (done: number) => void, signal: AbortSignal): Promise<Contact[] | null>;
  /**
   * The first chosen contacts in the page's order, from as many pages of the list as it takes.
   *
   * @returns fewer than `count` where the list can't be read; none where more are chosen than the page says, which from then
   * on isn't exact
   */
  firstChosen(count: number, progress: (done: number) => void, signal: AbortSignal): Promise<Contact[]>;
  /** How many contacts have a row in the document, where no others can be reached; null where they can. */
  shownAtMost(): number | null;
  /** What the page says of contacts, and has said since they began to be read. */
  baselines(contacts: readonly Contact[]): Baseline[];
  /** Whether exactly these contacts are chosen, as far as the page shows. */
  hasChosen(contactIds: readonly string[]): boolean;
  /** Whether a row in the document says of any of these contacts that it is chosen. */
  choosesAnyOf(contactIds: readonly string[]): boolean;
  /** Whether the page offers a way to reduce its selection for the rep. */
  canReduce(): boolean;
  /** Chooses exactly these contacts. @returns false where that can't be done; `verify` says whether it was */
  choose(
    contactIds: readonly string[],
    progress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<boolean>;
  /**
   * Makes sure that exactly these contacts are chosen: by the page's own count, and by each row of the list where it has
   * none.
   */
  verify(contactIds: readonly string[], signal: AbortSignal): Promise<boolean>;
  /** Whether the page would start a run for exactly these email steps. */
  canStart(steps: readonly EmailStep[]): boolean;
  /** Waits for a page that is still drawing what was done to its selection. @returns false where it doesn't get there */
  untilCanStart(steps: readonly EmailStep[], signal: AbortSignal): Promise<boolean>;
  /** Lets the page start the run. */
  letStart(): void;
}

/** Why a run that holds credits isn't started. */
export type ReleaseReason = 'not-started' | 'not-chosen' | 'no-sign';

/** The ledger's worker, as the start of a run needs it. What asks may throw ProblemError. */
export interface StartWorker {
  /** Credits that a new run may spend, as far as this page knows. */
  available(): Promise<number>;
  /** Resolves when that has changed. */
  availableChanged(signal: AbortSignal): Promise<void>;
  hold(request: Omit<RequestOf<'run.hold'>, 'pageId'>): Promise<Answer>;
  start(request: RequestOf<'run.start'>): Promise<boolean>;
  /** Has a hold refunded, however long it takes to be answered. Resolves when it is; rejects with the page's end. */
  release(runId: string, reason: ReleaseReason): Promise<void>;
}

/** The run that this page was let start last. */
export interface UnsignedRun {
  /** Null where the page has shown something of it, or nobody has done anything else in the page since. */
  run(): StartedRun | null;
  /** It was given back. */
  forget(): void;
}

/** A run that the page was let start. */
export interface StartedRun {
  readonly runId: string;
  readonly sequenceId: string;
  /** The ids of its contacts. */
  readonly covered: readonly string[];
  readonly steps: readonly EmailStep[];
}

/** Watches for a run's outcomes. */
export interface StartRuns {
  expect(run: ExpectedRun): void;
  /** What is known of contacts of an expected run from before it begins. */
  baselines(runId: string, contactIds: readonly string[]): Baseline[];
  begin(runId: string, covered: readonly string[]): void;
  /** Whether the page has shown anything of a run that has begun. True of one that isn't watched for. */
  hasSign(runId: string): boolean;
  forget(runId: string): void;
}

/** The pop-up. It shows one thing at a time; the next one takes the place of the last. */
export interface StartDialog {
  /** @returns whether the rep goes on */
  ask(question: Question): Promise<boolean>;
  show(progress: Progress, cancel: () => void): void;
  /** @param question closes it only while it shows that one */
  close(question?: Question): void;
}

export interface StartPorts {
  readonly page: StartPage;
  readonly worker: StartWorker;
  readonly runs: StartRuns;
  readonly dialog: StartDialog;
  readonly newId: () => string;
  /** Hears of a run that was let start. */
  readonly onStarted: (run: StartedRun) => void;
  readonly unsigned: UnsignedRun;
}
