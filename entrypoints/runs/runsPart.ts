import { plural } from '../../lib/i18n/text';
import { createKeepClear } from '../../lib/sequence/corners';
import type { Guard } from '../../lib/sequence/guard/guard';
import { newId } from '../../lib/sequence/newId';
import { type Farther, PageRuns } from '../../lib/sequence/outcomes/pageRuns';
import { Settler } from '../../lib/sequence/outcomes/settler';
import { showsLoading } from '../../lib/sequence/reader/loading';
import type { RunsPart, RunsPartOptions } from '../../lib/sequence/runsPart';
import type { FartherNote } from '../../lib/state/reading';
import { createPresses } from './presses';

/** Puts together what runs need in a page. */
export function createRunsPart(options: RunsPartOptions): RunsPart {
  const { ctx, guard, ask, page, onAwaiting, onFarther } = options;
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
  const runs: PageRuns = new PageRuns({
    document,
    openRuns,
    settler,
    isFree: () => presses.isFree,
    onFarther: (farther) => onFarther(farther === null ? null : noteOf(farther, guard)),
    signal,
  });
  const presses = createPresses(options, runs);
  runs.follow(page());
  return {
    runs,
    ...presses,
    isLoading: () => showsLoading(document, page()?.profile),
    keepClear: createKeepClear(),
  };
}

function noteOf({ count, look }: Farther, guard: Guard): FartherNote {
  return { words: plural('counter_farther', count), look: guard.byPerson(look) };
}
