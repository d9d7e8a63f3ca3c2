import type { Answer, Rejection, SettleAnswer } from '../ledger/answer';
import type { CommandRequest, SettleRequest } from '../protocol/command';
import type { Problem } from '../protocol/problem';

/** How this browser's copy of the credits stands towards their authority. */
export interface SyncState {
  /** When the two last agreed, by this computer's clock; null where that is now. */
  readonly syncedAtMs: number | null;
  /** Reports of outcomes that the authority hasn't had yet. */
  readonly undelivered: number;
  /** Why the two can't agree now; null where they can, or nobody has tried yet. */
  readonly problem: Problem | null;
  /** How far this computer's clock is ahead of the authority's, in milliseconds; 0 where that is too little to matter. */
  readonly clockAheadMs: number;
}

/** The way between this browser and the authority on its team's credits. */
export interface Sync {
  /**
   * Has done what needs the authority's answer, and brings this browser's copy up to date with it.
   *
   * @throws ProblemError where the authority can't be asked; whether it was done is then unknown: ask again with the same id
   */
  ask(command: CommandRequest): Promise<Answer>;
  /**
   * Reports outcomes. They are kept for good when this returns, and delivered as soon as the authority can be reached. Those
   * of a run that isn't this team's are refused, and go nowhere.
   *
   * @returns its answer, or what it is expected to be
   */
  report(settle: SettleRequest): Promise<SettleAnswer | Rejection>;
  /** Delivers what waits and takes in what is new. Never rejects: {@link state} says what stands in the way. */
  catchUp(): Promise<void>;
  /** @throws ProblemError where there is no copy yet and the authority can't be asked for one */
  state(): Promise<SyncState>;
  /** Keeps the copy up to date until the signal ends it: for as long as somebody looks. */
  follow(signal: AbortSignal): Promise<void>;
  /** When {@link catchUp} should be called next, with nobody looking; null where there is no need. */
  nextTryMs(): Promise<number | null>;
}
