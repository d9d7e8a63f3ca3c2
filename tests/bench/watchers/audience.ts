import type { TeamOfBench } from '../kit/engine.ts';
import { nextHold } from '../kit/hold.ts';
import { startBenchServer } from '../kit/server.ts';
import type { Stage } from '../kit/stage.ts';
import { Watcher } from './watcher.ts';

export const CROWD = 500;

/** A team and those who watch it. */
export interface Watched {
  /** Holds credits. @returns how long the answer took, and until the last watcher was told of it; milliseconds */
  hold(): Promise<{ answeredMs: number; toldMs: number }>;
}

/** Three teams on one server: one that {@link CROWD} watch, one with a single watcher, and one that nobody watches. */
export async function openAudience(
  stage: Pick<Stage, 'atEnd' | 'database'>,
): Promise<{ crowd: Watched; single: Watched; none: Watched }> {
  const server = await startBenchServer(stage);
  const watched = async (size: number): Promise<Watched> => {
    const team: TeamOfBench = await server.engine.newTeam();
    const backend = server.reach(team);
    let { cursor } = await backend.snapshot();
    const opening = Array.from({ length: size }, () => Watcher.open(server.url, team.token, cursor));
    const watchers = await Promise.all(opening);
    stage.atEnd(() => {
      for (const watcher of watchers) watcher.close();
    });
    return {
      async hold() {
        cursor += 1;
        const told = Promise.all(watchers.map((watcher) => watcher.told(cursor)));
        const start = performance.now();
        const [answer] = await backend.submit([nextHold()]);
        const answeredMs = performance.now() - start;
        if (answer?.status !== 'accepted') throw new Error(`A hold was refused: ${answer?.code}`);
        return { answeredMs, toldMs: Math.max(start, ...(await told)) - start };
      },
    };
  };
  return { crowd: await watched(CROWD), single: await watched(1), none: await watched(0) };
}
