import type { Entry } from '../../lib/ledger/index.ts';
import type { Usage, UsageRequest } from '../../lib/protocol/usage.ts';
import { cutByDay } from '../../lib/usage/days.ts';
import { type RunActivity, usageRows } from '../../lib/usage/rows.ts';
import type { Store } from '../store/sql.ts';
import { records } from '../store/table.ts';
import { periodAt } from './period.ts';
import { readTeam } from './teamRow.ts';

const SUMS = ['used', 'returned', 'succeeded', 'failed'].map((sum) => `sum(a.${sum})::bigint as ${sum}`);

/** What of a run isn't of whole contacts (rule 6) stays by itself: it is divided among email steps in a way of its own. */
const ODD =
  'case when mod(a.used, r.price_per_contact) + mod(a.returned, r.price_per_contact) > 0 then a.run_id end';

/**
 * The activity of runs on the days that `$2` lists, day by day; what is alike is added up. As one value: a row of its own for
 * each would cost more than all the rest.
 */
const ACTIVITIES = `select coalesce(json_agg(d), '[]') as activities
  from ${records({ sinceMs: 'bigint', untilMs: 'bigint' }, '$2')} cross join lateral (
    select min(a.at_ms) as "atMs", min(a.run_id) as "runId", ${SUMS.join(', ')}, r."by", r.sequence_id as "sequenceId",
      r.steps::text::json as steps
    from run_activity a
    join runs r on r.team_id = a.team_id and r.run_id = a.run_id
    where a.team_id = $1 and a.at_ms >= x."sinceMs" and a.at_ms < x."untilMs"
    group by r."by", r.sequence_id, r.steps::text, ${ODD}
  ) d`;
const MEMBERS =
  'select m.member_id as id, m.name from members m where m.team_id = $1 order by m.name, m.member_id';
const FIRST = 'select e.entry from entries e where e.team_id = $1 and e.seq = 1';

/** What a team used, by day, member, category and sequence. */
export function readUsage(
  store: Pick<Store, 'reading'>,
  teamId: string,
  { timeZone, ...stretch }: UsageRequest,
  nowMs: number,
): Promise<Usage> {
  const days = JSON.stringify(cutByDay(stretch, timeZone));
  return store.reading(async (sql) => {
    const [team, [found], members, [first]] = await Promise.all([
      readTeam(sql, teamId),
      sql.query<{ activities: RunActivity[] }>(ACTIVITIES, [teamId, days]),
      sql.query<Usage['members'][number]>(MEMBERS, [teamId]),
      sql.query<{ entry: Entry }>(FIRST, [teamId]),
    ]);
    return {
      rows: usageRows(found?.activities ?? [], timeZone),
      members,
      period: periodAt(team.anchorMs, nowMs),
      beganAtMs: first?.entry.atMs ?? null,
    };
  });
}
