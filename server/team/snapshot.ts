import type { Grant } from '../../lib/ledger/index.ts';
import { NEWEST_LATE_RUNS, NEWEST_RUNS, runsInFull, type Snapshot } from '../../lib/protocol/snapshot.ts';
import type { Store } from '../store/sql.ts';
import { records, select } from '../store/table.ts';
import { toHolds } from './loaded.ts';
import { toStanding } from './standing.ts';
import { CONTACT, type ContactRow, GRANT, RUN, type RunRow } from './tables.ts';
import { readTeam } from './teamRow.ts';

const LIVE = `select ${select(GRANT, 'g')} from grants g where g.team_id = $1 and g.live order by g.starts_at_ms, g.id`;

const NEWEST = 'order by held_at_ms desc, run_id desc limit';
const RUNS = `select ${select(RUN, 'r')} from (
    select run_id from runs where team_id = $1 and pending > 0
    union (select run_id from runs where team_id = $1 ${NEWEST} ${NEWEST_RUNS})
    union (select run_id from runs where team_id = $1 and awaited_contacts > 0 ${NEWEST} ${NEWEST_LATE_RUNS})
  ) s join runs r on r.team_id = $1 and r.run_id = s.run_id
  order by r.held_at_ms, r.run_id`;
const wanted = { runId: 'text', inFull: 'boolean' } as const;
const CONTACTS = `select ${select(CONTACT, 'c')} from ${records(wanted, '$2')}
  join contacts c on c.team_id = $1 and c.run_id = x."runId" and (x."inFull" or c.status = 'pending')
  order by c.run_id, c.position`;

/** Where a team's ledger stands, without its history. @throws ProblemError `not-found` */
export function readSnapshot(store: Pick<Store, 'reading'>, teamId: string): Promise<Snapshot> {
  return store.reading(async (sql) => {
    const [team, grants, runs] = await Promise.all([
      readTeam(sql, teamId),
      sql.query<Grant>(LIVE, [teamId]),
      sql.query<RunRow>(RUNS, [teamId]),
    ]);
    const inFull = runsInFull(runs);
    const list = runs.map(({ runId }) => ({ runId, inFull: inFull.has(runId) }));
    const contacts = await sql.query<ContactRow>(CONTACTS, [teamId, JSON.stringify(list)]);
    const holds = [...toHolds(runs, contacts).values()];
    return {
      ...toStanding(team),
      grants,
      runs: holds.map((hold) => ({ ...hold, contacts: [...hold.contacts.values()] })),
    };
  });
}
