import type { SpendingLimit } from '../protocol/team';
import type { Notice } from './notice';

/** What was told, and of what: kept for as long as the browser has the ledger. */
export interface Told {
  readonly ledgerId: string;
  /** The threshold that `low` goes by. */
  readonly threshold: number;
  readonly low: boolean;
  readonly none: boolean;
  /** The limit and billing period that were told last; null for none. */
  readonly limit: string | null;
  /** Runs of this browser that were under way. */
  readonly runs: readonly string[];
}

/** Where the credits and this browser's runs stand now. */
export interface Standing {
  readonly ledgerId: string;
  /** Warn at this many available credits or fewer; 0 warns at none. */
  readonly threshold: number;
  readonly available: number;
  readonly retained: number;
  readonly limit: SpendingLimit | null;
  readonly underWay: readonly string[];
  /** Of the runs that were under way, those that have ended. */
  readonly endedRuns: readonly EndedRun[];
}

export interface EndedRun {
  readonly runId: string;
  /** Credits used, late successes included. */
  readonly used: number;
  readonly returned: number;
  /** Whoever started it has seen how it ended. */
  readonly seen: boolean;
}

/**
 * What is to be told now. What is so at first sight of a ledger, or because another threshold was set, is no news. After that each
 * threshold is told of once when the credits fall to it, and again only after they were above it; a limit once in its billing
 * period, and each run once.
 *
 * @param before what was told before; null where nothing is known of it
 * @returns `told` is to be kept before anything is shown
 */
export function decideNotices(
  before: Told | null,
  now: Standing,
): { readonly notices: readonly Notice[]; readonly told: Told } {
  const { ledgerId, threshold, available, limit } = now;
  const low = threshold > 0 && available <= threshold;
  const none = available === 0 && now.retained === 0;
  const reached = limit !== null && limit.spent >= limit.credits ? limit : null;
  const known = before?.ledgerId === ledgerId ? before : null;
  const told: Told = {
    ledgerId,
    threshold,
    low,
    none,
    // It stays told when credits come back: they may be used up again in the same period.
    limit: reached === null ? (known?.limit ?? null) : nameOf(reached),
    runs: now.underWay,
  };
  if (known === null) return { notices: [], told };

  const notices: Notice[] = [];
  if (none && !known.none) notices.push({ kind: 'none' });
  else if (low && !known.low && known.threshold === threshold) notices.push({ kind: 'low', available });
  if (reached !== null && known.limit !== told.limit) notices.push({ kind: 'limit', limit: reached });
  const unseen = now.endedRuns.filter(({ runId, seen }) => !seen && known.runs.includes(runId));
  if (unseen.length > 0) notices.push(together(unseen));
  return { notices, told };
}

/** After a night, many may have ended: they are told of at once. */
function together(runs: readonly EndedRun[]): Notice {
  return {
    kind: 'run',
    runIds: runs.map(({ runId }) => runId),
    used: runs.reduce((sum, { used }) => sum + used, 0),
    returned: runs.reduce((sum, { returned }) => sum + returned, 0),
  };
}

/** Another limit, or the same one in another billing period, is news. */
function nameOf({ credits, periodEndsAtMs }: SpendingLimit): string {
  return `${credits} until ${periodEndsAtMs}`;
}
