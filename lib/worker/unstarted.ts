import type { Services } from './services';
import type { Team } from './team';

/** A run that was asked for and never let start is given back after this long: its page has gone. */
export const UNSTARTED_LIMIT_MS = 2 * 60 * 1000;

/** Why the hold of a run went back that its page never let start. */
export const PAGE_CLOSED_REASON = 'The page was closed before personalization started';
export const LEFT_TEAM_REASON = 'The browser left the team before personalization started';

/**
 * Gives back the holds of runs that were given up. What can't be done now stays marked, and is done the next time.
 *
 * @param reason what the popup says of their contacts
 * @returns whether there were any
 */
export async function giveBackGivenUp(
  { sync, runPages }: Pick<Team, 'sync' | 'runPages'>,
  { now, newId }: Pick<Services, 'now' | 'newId'>,
  reason: string,
): Promise<boolean> {
  const givenUp = await runPages.listGivenUp();
  for (const { runId, askedAtMs } of givenUp) {
    const answer = await sync.ask({ id: newId(), type: 'cancel', runId, status: 'cancelled', reason });
    // Where there is no hold, it may still be on its way, for as long as a page may wait for it.
    const isOver = answer.status === 'accepted' || askedAtMs + UNSTARTED_LIMIT_MS <= now();
    if (isOver) await runPages.forget(runId);
  }
  return givenUp.length > 0;
}
