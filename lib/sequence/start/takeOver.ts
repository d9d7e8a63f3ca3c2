import { orAbort } from '../waiting';
import type { Asking } from './asking';
import type { StartPorts } from './ports';

/**
 * Takes up the last run that the page was let start and has shown nothing of: the page may have asked whether it should, and
 * been told not yet. Where exactly its contacts are still chosen, this press is that run's. Where only some of them are, the
 * rep is asked whether it is given back: until then, the authority would refuse to hold for them.
 *
 * @returns how the press ends; null where it is one like any other
 */
export async function takeOverLast(
  { page, worker, dialog, onStarted, unsigned }: StartPorts,
  asking: Asking,
  stop: AbortSignal,
): Promise<'started' | 'given-up' | null> {
  const last = unsigned.run();
  if (last === null) return null;
  const { runId, covered, steps } = last;
  /** Rows that aren't in the document may be chosen in their place. */
  const areChosen = async () => {
    const progress = (done: number) => asking.show({ kind: 'reading', done, total: covered.length });
    const chosen = await orAbort(page.firstChosen(covered.length + 1, progress, stop), stop);
    return chosen.map(({ id }) => id).join() === covered.join();
  };
  const isStillShown = () => unsigned.run() === last && page.hasChosen(covered) && page.canStart(steps);
  if (isStillShown() && (await areChosen())) {
    // It may have been given back meanwhile, or have begun after all.
    const may = await asking.worker(() => worker.start({ runId, baselines: [] }));
    if (!may || !isStillShown()) return null;
    dialog.close();
    page.letStart();
    onStarted(last);
    return 'started';
  }
  if (!page.choosesAnyOf(covered)) return null;
  if (!(await asking.ask({ kind: 'no-sign' }))) return 'given-up';
  if (unsigned.run() !== last) return null;
  asking.show({ kind: 'retaining' });
  await asking.worker(() => worker.release(runId, 'no-sign'));
  unsigned.forget();
  return null;
}
