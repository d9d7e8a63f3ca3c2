import type { Problem } from '../protocol/problem';
import type { TurnAnswer } from '../protocol/turn';

/** How many calls of the vendor's API the team has used this month, of how many. */
export type ReplyApiUsage = Pick<TurnAnswer, 'used' | 'budget' | 'monthEndsAtMs'>;

/** How outcomes are asked of the vendor's API, for the options page. */
export interface ReplyApiState {
  readonly hasKey: boolean;
  readonly address: string;
  /** Null where the team's server, which counts, can't be asked. */
  readonly usage: ReplyApiUsage | null;
  /** Whether this person may change the budget: with a team, its owners may. */
  readonly mayChangeBudget: boolean;
  readonly lastAskedAtMs: number | null;
  /** Why nothing is asked now; null where nothing stands in the way. */
  readonly problem: Problem | null;
  /** How many contacts' jobs are known and not through. */
  readonly waiting: number;
}
