import { ProblemError } from '../../lib/protocol/problem.ts';
import type { Sql } from '../store/sql.ts';
import { gather } from './gather.ts';

/** How often teams that are watched are asked for commits of other processes. */
const POLL_MS = 1_000;

const CURSORS = `select t.team_id as id, t.cursor
  from json_array_elements_text($1::text::json) as x(id) join teams t on t.team_id = x.id`;

export interface Watches {
  /** Tells those who watch a team that it stands at a cursor. */
  tell(teamId: string, cursor: number): void;
  watch(teamId: string, after: number, signal: AbortSignal): AsyncIterable<number>;
  /** Ends all watches. */
  close(): void;
}

/** Who watches which team. One query serves all of them, however many there are. */
export function createWatches(sql: Sql): Watches {
  const watchers = new Map<string, Set<(cursor: number) => void>>();
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let polling = false;

  const findCursors = async (teamIds: readonly string[]) => {
    const rows = await sql.query<{ id: string; cursor: number }>(CURSORS, [JSON.stringify(teamIds)]);
    return new Map(rows.map(({ id, cursor }) => [id, cursor]));
  };
  const findCursor = gather(findCursors);
  const tell = (teamId: string, cursor: number) => {
    for (const hear of watchers.get(teamId) ?? []) hear(cursor);
  };
  const poll = async () => {
    // A slow database is not asked again meanwhile.
    if (polling) return;
    polling = true;
    try {
      for (const [teamId, cursor] of await findCursors([...watchers.keys()])) tell(teamId, cursor);
    } catch {
      // It has been told to those who log; the next poll may do better.
    } finally {
      polling = false;
    }
  };
  const add = (teamId: string, hear: (cursor: number) => void) => {
    const ofTeam = watchers.get(teamId) ?? new Set();
    watchers.set(teamId, ofTeam.add(hear));
    timer ??= setInterval(poll, POLL_MS).unref();
    return () => {
      ofTeam.delete(hear);
      if (ofTeam.size === 0 && watchers.get(teamId) === ofTeam) watchers.delete(teamId);
      if (watchers.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  };

  return {
    tell,
    async *watch(teamId, after, signal) {
      const ending = AbortSignal.any([signal, closing.signal]);
      let newest = after;
      let wake = () => {};
      // Before the first look, so that nothing is missed between it and what is told.
      const remove = add(teamId, (cursor) => {
        newest = Math.max(newest, cursor);
        wake();
      });
      const end = () => wake();
      ending.addEventListener('abort', end);
      try {
        const cursor = (await findCursor(teamId)) ?? 0;
        if (after > cursor) throw new ProblemError('history-differs');
        newest = Math.max(newest, cursor);
        let told = after;
        while (!ending.aborted) {
          if (newest > told) {
            told = newest;
            yield told;
          } else {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        }
      } finally {
        remove();
        // A signal that never aborts would be kept for as long as somebody listens to it.
        ending.removeEventListener('abort', end);
      }
    },
    close: () => closing.abort(),
  };
}
