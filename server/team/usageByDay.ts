import type { Entry } from '../../lib/ledger/index.ts';
import type { Usage, UsageRequest } from '../../lib/protocol/usage.ts';
import { type RunActivity, usageRows } from '../../lib/usage/rows.ts';
import type { Store } from '../store/sql.ts';
import { select } from '../store/table.ts';
import { periodAt } from './period.ts';
import { ACTIVITY } from './tables.ts';
import { readTeam } from './teamRow.ts';

const ACTIVITIES = `select ${select(ACTIVITY, 'a')}, r."by", r.sequence_id as "sequenceId", r.steps
  from run_activity a
  join runs r on r.team_id = a.team_id and r.run_id = a.run_id
  where a.team_id = $1 and a.at_ms >= $2 and a.at_ms < $3`;
const MEMBERS =
  'select m.member_id as id, m.name from members m where m.team_id = $1 order by m.name, m.member_id';
const FIRST = 'select e.entry from entries e where e.team_id = $1 and e.seq = 1';

/** What a team used, by day, member, category and sequence. */
export function readUsage(
  store: Pick<Store, 'reading'>,
  teamId: string,
  { sinceMs, untilMs, timeZone }: UsageRequest,
  nowMs: number,
): Promise<Usage> {
  return store.reading(async (sql) => {
    const [team, activities, members, [first]] = await Promise.all([
      readTeam(sql, teamId),
      sql.query<RunActivity>(ACTIVITIES, [teamId, sinceMs, untilMs]),
      sql.query<Usage['members'][number]>(MEMBERS, [teamId]),
      sql.query<{ entry: Entry }>(FIRST, [teamId]),
    ]);
    return {
      rows: usageRows(activities, timeZone),
      members,
      period: periodAt(team.anchorMs, nowMs),
      beganAtMs: first?.entry.atMs ?? null,
    };
  });
}
