import { createKeepClear } from '../../lib/sequence/corners';
import { newId } from '../../lib/sequence/newId';
import { PageRuns } from '../../lib/sequence/outcomes/pageRuns';
import { Settler } from '../../lib/sequence/outcomes/settler';
import { showsLoading } from '../../lib/sequence/reader/loading';
import type { RunsPart, RunsPartOptions } from '../../lib/sequence/runsPart';
import { createPresses } from './presses';

/** Puts together what runs need in a page. */
export function createRunsPart(options: RunsPartOptions): RunsPart {
  const { ctx, ask, page, onAwaiting } = options;
  const { signal } = ctx;
  const settler = new Settler({
    settle: (batch) => ask('run.settle', batch),
    tellJobs: (jobs) => ask('run.jobs', jobs),
    newId,
    signal,
  });
  const openRuns = async (sequenceId: string) => {
    const open = await ask('run.open', { sequenceId });
    // By then they are awaited.
    setTimeout(onAwaiting);
    return open;
  };
  const runs = new PageRuns({ document, openRuns, settler, signal });
  runs.follow(page());
  return {
    runs,
    ...createPresses(options, runs),
    isLoading: () => showsLoading(document, page()?.profile),
    keepClear: createKeepClear(),
  };
}
