import { oneAtATime } from '../async/oneAtATime';
import { showBadge } from './badge';
import { broadcast } from './broadcast';
import type { Services } from './services';
import type { Timekeeper } from './time';
import { readView } from './view';

/** What follows the ledger: pages, the toolbar badge, notifications and the alarm. */
export interface Followers {
  /** Brings them up to date. Calls that come while it is at work are met by one more pass. */
  follow(): void;
}

/** @param report told of failures; what could not be shown is shown with the next change */
export function createFollowers(
  services: Pick<Services, 'team' | 'now' | 'notices' | 'knownPolicy'>,
  timekeeper: Pick<Timekeeper, 'setAlarm'>,
  report: (error: unknown) => void,
): Followers {
  async function pass(): Promise<void> {
    // Each on its own: a page that can't be told must not keep a hold from being given back in time.
    await timekeeper.setAlarm().catch(report);
    const view = await readView(services).catch((error: unknown) => {
      report(error);
      return null;
    });
    await showBadge(view).catch(report);
    // Not waited for: a page that shows a question of its own answers only after it.
    if (view === null) return;
    broadcast({ type: 'view.changed', view }).catch(report);
    await services.notices.follow(view).catch(report);
  }

  const follow = oneAtATime(pass);
  return { follow: () => void follow() };
}
