import type { ContactState } from '../../model';
import type { States } from './states';

/** Neighbours in the run log that are drawn together, or not at all where none has changed. */
export interface LogChunk {
  readonly key: string;
  readonly states: readonly ContactState[];
}

const CHUNK_SIZE = 100;

/** Every contact that has ever been started: the newest run's first, each run's in its order. */
export function chunksOf(states: States): LogChunk[] {
  const runs = new Map<number, ContactState[][]>();
  for (const state of states.values()) {
    const chunks = runs.get(state.run) ?? [];
    const number = Math.floor(state.place / CHUNK_SIZE);
    const chunk = chunks[number] ?? [];
    chunk[state.place % CHUNK_SIZE] = state;
    chunks[number] = chunk;
    runs.set(state.run, chunks);
  }
  return [...runs]
    .sort(([a], [b]) => b - a)
    .flatMap(([run, chunks]) =>
      // Both lists have gaps where a contact has been started again by a later run.
      [...chunks.entries()].flatMap(([number, chunk]) =>
        chunk ? [{ key: `${run}-${number}`, states: chunk.filter(() => true) }] : [],
      ),
    );
}

export interface LogCounts {
  readonly started: number;
  readonly done: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly queued: number;
}

/** How far the runs have come; done is everything that nothing more will happen to. */
export function countStates(states: States): LogCounts {
  const counts = { queued: 0, personalizing: 0, personalized: 0, failed: 0, cancelled: 0 };
  for (const { status } of states.values()) counts[status]++;
  const { queued, failed, cancelled } = counts;
  const done = states.size - queued - counts.personalizing;
  return { started: states.size, done, failed, cancelled, queued };
}
