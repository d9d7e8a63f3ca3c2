import type { Baseline } from '../../messages/catalogue';
import type { OutcomeItem } from '../reader/items';

/** What is known of a contact of a run, to tell its new results from old ones. */
export interface Known {
  /** What the page said before the run began; several where it keeps a line per attempt. */
  readonly baselines: readonly Baseline[];
  /** The contact was seen pending since the run began. */
  readonly seenPending: boolean;
}

/**
 * Whether an item tells of the run, and not of something before it: its attempt is another than before, or the
 * contact was seen pending since, or its status is another than before.
 *
 * @param isPending whether a status of the page means pending
 */
export function isNew(item: OutcomeItem, known: Known, isPending: (status: string) => boolean): boolean {
  if (known.baselines.length === 0) return true;
  const sameAttempt = known.baselines.filter(({ attempt }) => attempt === item.attempt);
  if (sameAttempt.length === 0) return true;
  // An attempt that was under way before belongs to an earlier run, however it ends.
  if (item.attempt !== '' && sameAttempt.some(({ status }) => isPending(status))) return false;
  return (
    known.seenPending ||
    item.meaning === 'pending' ||
    sameAttempt.every(({ status }) => status !== item.status)
  );
}
