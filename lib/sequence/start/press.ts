import { problemOf } from '../../messages/ask';
import { Asking, GivenUp } from './asking';
import { Attempt, type AttemptEnd } from './attempt';
import type { StartPorts } from './ports';
import { takeOverLast } from './takeOver';

/** How a press of the start control ended. */
export type PressEnd = Exclude<AttemptEnd, 'again'>;

/**
 * Takes a press of the start control to the run, or to where the rep gives it up. Whatever goes wrong, the rep is told
 * and asked; a run that doesn't start leaves no credits retained.
 *
 * @param signal ends it when the page, its start control or the extension goes away
 */
export async function press(ports: StartPorts, signal: AbortSignal): Promise<PressEnd> {
  const cancelled = new AbortController();
  const stop = AbortSignal.any([signal, cancelled.signal]);
  const asking = new Asking(ports.dialog, stop, () => cancelled.abort());
  try {
    const taken = await takeOverLast(ports, asking, stop);
    if (taken !== null) return taken;
    for (;;) {
      const end = await attempt(ports, asking, stop);
      if (end !== 'again') return end;
    }
  } catch (thrown) {
    if (stop.aborted || thrown instanceof GivenUp) return 'given-up';
    throw thrown;
  } finally {
    ports.dialog.close();
  }
}

async function attempt(ports: StartPorts, asking: Asking, stop: AbortSignal): Promise<AttemptEnd> {
  try {
    return await new Attempt(ports, asking, stop).run();
  } catch (thrown) {
    if (stop.aborted || thrown instanceof GivenUp) throw thrown;
    // A mistake of ours is a problem like any other: the rep gets a choice, not a dead button.
    return (await asking.ask({ kind: 'problem', code: problemOf(thrown).code })) ? 'again' : 'given-up';
  }
}
