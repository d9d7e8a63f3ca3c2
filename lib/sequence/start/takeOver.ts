import { orAbort } from '../waiting';
import type { Asking } from './asking';
import type { StartPorts } from './ports';

/**
 * Takes up the last run that the page was let start and has shown nothing of: it may have asked whether it should, and been
 * told not yet. Where the same contacts are still chosen, this press is that run's; else the run is given back first.
 *
 * @returns whether the page was let start it again
 */
export async function takeOverLast(ports: StartPorts, asking: Asking, stop: AbortSignal): Promise<boolean> {
  const { page, worker, onStarted } = ports;
  const last = ports.takeUnsigned();
  if (last === null) return false;
  const { runId, covered, steps } = last;
  const isStillShown = () => page.hasChosen(covered) && page.canStart(steps);
  if (isStillShown()) {
    // It may have been given back meanwhile.
    if (!(await asking.worker(() => worker.start({ runId, baselines: [] })))) return false;
    if (isStillShown()) {
      page.letStart();
      onStarted(last);
      return true;
    }
  }
  asking.show({ kind: 'retaining' });
  await orAbort(worker.release(runId, 'not-started'), stop);
  return false;
}
