import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { newId } from '../../lib/sequence/newId';
import type { ReleaseReason, StartWorker } from '../../lib/sequence/start/ports';
import { untilAnswered } from '../../lib/sequence/waiting';
import type { CreditsStore } from '../../lib/state/credits';
import type { CreditsView } from '../../lib/state/view';

const RELEASED: Readonly<Record<ReleaseReason, () => string>> = {
  'not-started': () => text('start_released_not_started'),
  'not-chosen': () => text('start_released_not_chosen'),
  'no-sign': () => text('start_released_no_sign'),
};

/**
 * The worker as the start of a run speaks to it.
 *
 * @param load asks for the credits
 */
export function startWorker(
  ask: Ask,
  pageId: string,
  credits: CreditsStore,
  load: () => Promise<CreditsView>,
  signal: AbortSignal,
): StartWorker {
  const known = () => {
    const state = credits.getState();
    return state.status === 'ready' ? state.view.spendable : null;
  };
  return {
    available: async () => known() ?? (await load()).spendable,
    availableChanged: (until) =>
      new Promise((resolve) => {
        const before = known();
        const stop = credits.subscribe(() => {
          if (known() === null || known() === before) return;
          stop();
          resolve();
        });
        until.addEventListener('abort', stop, { once: true });
      }),
    hold: (request) => ask('run.hold', { ...request, pageId }),
    start: (request) => ask('run.start', request),
    async release(runId, reason) {
      const request = { commandId: newId(), runId, reason: RELEASED[reason]() };
      // Only the page's end stops it: then the worker gives back what was never started.
      await untilAnswered(() => ask('run.cancel', request), signal);
    },
  };
}
