import type { Grant } from '../../lib/ledger/index.ts';
import { NEWEST_RUNS, type Snapshot } from '../../lib/protocol/snapshot.ts';
import type { Store } from '../store/sql.ts';
import { select } from '../store/table.ts';
import { toHolds } from './loaded.ts';
import { toStanding } from './standing.ts';
import { CONTACT, type ContactRow, GRANT, RUN, type RunRow } from './tables.ts';
import { readTeam } from './teamRow.ts';

const LIVE = `select ${select(GRANT, 'g')} from grants g where g.team_id = $1 and g.live order by g.starts_at_ms, g.id`;

/** Runs that may still change, and the newest ones. */
const SHOWN = `(select run_id from runs where team_id = $1 and awaited_contacts > 0
  union (select run_id from runs where team_id = $1 order by held_at_ms desc, run_id desc limit ${NEWEST_RUNS}))`;
const RUNS = `select ${select(RUN, 'r')} from ${SHOWN} s join runs r on r.team_id = $1 and r.run_id = s.run_id
  order by r.held_at_ms, r.run_id`;
const CONTACTS = `select ${select(CONTACT, 'c')} from ${SHOWN} s
  join contacts c on c.team_id = $1 and c.run_id = s.run_id order by c.run_id, c.position`;

/** Where a team's ledger stands, without its history. @throws ProblemError `not-found` */
export function readSnapshot(store: Pick<Store, 'reading'>, teamId: string): Promise<Snapshot> {
  return store.reading(async (sql) => {
    const [team, grants, runs, contacts] = await Promise.all([
      readTeam(sql, teamId),
      sql.query<Grant>(LIVE, [teamId]),
      sql.query<RunRow>(RUNS, [teamId]),
      sql.query<ContactRow>(CONTACTS, [teamId]),
    ]);
    const holds = [...toHolds(runs, contacts).values()];
    return {
      ...toStanding(team),
      grants,
      runs: holds.map((hold) => ({ ...hold, contacts: [...hold.contacts.values()] })),
    };
  });
}
