import { ProblemError } from '../../lib/protocol/problem.ts';
import type { Sql } from '../store/sql.ts';
import { gather } from './gather.ts';
import type { Progress } from './service.ts';

/** How often teams that are watched are asked for commits of other processes. */
const POLL_MS = 1_000;

const PROGRESS = `select t.team_id as id, t.cursor, t.profiles_version as "profilesVersion"
  from json_array_elements_text($1::text::json) as x(id) join teams t on t.team_id = x.id`;

export interface Watches {
  /** Tells those who watch a team how far it has come. */
  tell(teamId: string, progress: Partial<Progress>): void;
  watch(teamId: string, after: number, signal: AbortSignal): AsyncIterable<Progress>;
  /** Ends all watches. */
  close(): void;
}

/** Who watches which team. One query serves all of them, however many there are. */
export function createWatches(sql: Sql): Watches {
  const watchers = new Map<string, Set<(progress: Partial<Progress>) => void>>();
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let polling = false;

  const findAll = async (teamIds: readonly string[]) => {
    const rows = await sql.query<Progress & { id: string }>(PROGRESS, [JSON.stringify(teamIds)]);
    return new Map(rows.map(({ id, ...progress }): [string, Progress] => [id, progress]));
  };
  const find = gather(findAll);
  const tell: Watches['tell'] = (teamId, progress) => {
    for (const hear of watchers.get(teamId) ?? []) hear(progress);
  };
  const poll = async () => {
    // A slow database is not asked again meanwhile.
    if (polling) return;
    polling = true;
    try {
      for (const [teamId, progress] of await findAll([...watchers.keys()])) tell(teamId, progress);
    } catch {
      // It has been told to those who log; the next poll may do better.
    } finally {
      polling = false;
    }
  };
  const add = (teamId: string, hear: (progress: Partial<Progress>) => void) => {
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
      let newest: Progress = { cursor: after, profilesVersion: 0 };
      let told = newest;
      let wake = () => {};
      // Before the first look, so that nothing is missed between it and what is told.
      const remove = add(teamId, (progress) => {
        newest = further(newest, progress);
        wake();
      });
      const end = () => wake();
      ending.addEventListener('abort', end);
      try {
        const found = await find(teamId);
        if (after > (found?.cursor ?? 0)) throw new ProblemError('history-differs');
        newest = further(newest, found ?? {});
        while (!ending.aborted) {
          if (newest.cursor > told.cursor || newest.profilesVersion > told.profilesVersion) {
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

/** What is told may be older than what was told before: another process has looked earlier. */
function further(progress: Progress, { cursor = 0, profilesVersion = 0 }: Partial<Progress>): Progress {
  return {
    cursor: Math.max(progress.cursor, cursor),
    profilesVersion: Math.max(progress.profilesVersion, profilesVersion),
  };
}
