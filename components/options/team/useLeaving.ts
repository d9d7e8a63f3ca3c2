import { useState } from 'preact/hooks';
import { type Ask, problemOf } from '../../../lib/messages/ask';
import type { LeftBehind } from '../../../lib/messages/catalogue';

/** What would be lost, as far as it is known how much: of runs in this browser it isn't. */
export interface Loss {
  readonly leftBehind: LeftBehind | null;
}

/**
 * Leaves where credits are kept. Where results would be lost by that, the worker refuses and the person is asked first.
 *
 * @param leave does it; refused with `undelivered` where something would be left behind unasked
 */
export function useLeaving(ask: Ask, leave: (leaveBehind: boolean) => Promise<void>) {
  const [loss, setLoss] = useState<Loss | null>(null);
  return {
    /** What there is to ask about; null where there is nothing. */
    loss,
    async tryIt(): Promise<void> {
      try {
        await leave(false);
      } catch (thrown) {
        if (problemOf(thrown).code !== 'undelivered') throw thrown;
        const connection = await ask('team.get', {});
        setLoss({ leftBehind: connection?.leftBehind ?? null });
      }
    },
    async doItAnyway(): Promise<void> {
      await leave(true);
      setLoss(null);
    },
    stay: () => setLoss(null),
  };
}
