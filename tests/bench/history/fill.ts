import { DEFAULT_TIME_LIMIT_MS } from '../../../lib/ledger/index.ts';
import { connected } from '../../server/connection.ts';
import type { TeamOfBench } from '../kit/engine.ts';

/** A run is one entry for its hold, and one for each of its contacts. */
const CONTACTS_PER_RUN = 99;
export const ENTRIES_PER_RUN = CONTACTS_PER_RUN + 1;
const PRICE = 2;
const HELD = CONTACTS_PER_RUN * PRICE;

/**
 * Gives a team that has nothing but one grant a history of runs that all have ended well, as if it had been lived: entries,
 * and what the ledger keeps beside them.
 */
export async function fillHistory(
  databaseUrl: string,
  { teamId, caller }: TeamOfBench,
  runs: number,
): Promise<void> {
  const params = [teamId, caller.memberId, runs];
  await connected(databaseUrl, async (client) => {
    await client.query('begin');
    for (const statement of [ENTRIES, RUNS, CONTACTS, GRANTS, TEAM]) await client.query(statement, params);
    await client.query('commit');
    await client.query('vacuum analyze');
  });
}

/** The runs, numbered from 0, each with what it starts from: the grant and the balances. */
const STORY = `
  given (team, member, runs) as (select $1::text, $2::text, $3::bigint),
  grants_of_team as (select g.* from given join grants g on g.team_id = given.team),
  run as (
    select given.*, r as n, 'run-' || r as run_id, 2 + r * ${ENTRIES_PER_RUN} as first_seq, g.starts_at_ms + r as at_ms,
      g.id as grant_id, g.credits as granted, r * ${HELD} as used,
      '[{"id":"email-1","category":"opener"}]'::text as steps
    from given, grants_of_team g, generate_series(0, given.runs - 1) r
  ),
  contact as (
    select run.*, c as position, 'contact-' || n || '-' || c as contact_id, 'Ada Lovelace ' || n || '-' || c as contact_name
    from run, generate_series(0, ${CONTACTS_PER_RUN - 1}) c
  )`;

const balances = (retained: string, used: string) =>
  `json_build_object('granted', granted, 'available', granted - (${retained}) - (${used}), 'retained', ${retained},
    'used', ${used}, 'expired', 0, 'unbilled', 0)`;

const ENTRIES = `with ${STORY}
  insert into entries (team_id, seq, entry)
  select team, first_seq, json_build_object('seq', first_seq, 'atMs', at_ms, 'commandId', 'hold-' || n, 'by', member,
    'reason', '', 'balances', ${balances(`${HELD}`, 'used')}, 'kind', 'held', 'runId', run_id, 'sequenceId', '101',
    'steps', steps::json, 'selected', ${CONTACTS_PER_RUN},
    'contacts', (
      select json_agg(json_build_object('id', 'contact-' || n || '-' || c, 'name', 'Ada Lovelace ' || n || '-' || c) order by c)
      from generate_series(0, ${CONTACTS_PER_RUN - 1}) c
    ),
    'draws', json_build_array(json_build_object('grantId', grant_id, 'credits', ${HELD})),
    'timeLimitMs', ${DEFAULT_TIME_LIMIT_MS})
  from run
  union all
  select team, first_seq + 1 + position, json_build_object('seq', first_seq + 1 + position, 'atMs', at_ms,
    'commandId', 'settle-' || n || '-' || position, 'by', member, 'reason', '',
    'balances', ${balances(`${HELD} - ${PRICE} * (position + 1)`, `used + ${PRICE} * (position + 1)`)},
    'kind', 'deducted', 'runId', run_id, 'contactId', contact_id, 'credits', ${PRICE})
  from contact`;

const RUNS = `with ${STORY}
  insert into runs (team_id, run_id, sequence_id, steps, price_per_contact, selected, covered, "by", held_at_ms,
    time_limit_ms, held, last_report_at_ms, pending, deducted, refunded, charged_late, unbilled, deadline_ms, awaited_contacts)
  select team, run_id, '101', steps::json, ${PRICE}, ${CONTACTS_PER_RUN}, ${CONTACTS_PER_RUN}, member, at_ms,
    ${DEFAULT_TIME_LIMIT_MS}, ${HELD}, at_ms, 0, ${HELD}, 0, 0, 0, at_ms + ${DEFAULT_TIME_LIMIT_MS}, 0
  from run`;

const CONTACTS = `with ${STORY}
  insert into contacts (team_id, run_id, id, sequence_id, name, position, draws, status, late, reason, settled_at_ms, charged,
    unbilled)
  select team, run_id, contact_id, '101', contact_name, position,
    json_build_array(json_build_object('grantId', grant_id, 'credits', ${PRICE})), 'succeeded', false, '', at_ms, ${PRICE}, 0
  from contact`;

const GRANTS = `with ${STORY}
  update grants set available = g.credits - given.runs * ${HELD}, used = given.runs * ${HELD}
  from given, grants_of_team g where grants.team_id = g.team_id and grants.id = g.id`;

const TEAM = `with ${STORY}
  update teams set cursor = 1 + given.runs * ${ENTRIES_PER_RUN}, clock_ms = clock_ms + given.runs,
    available = granted - given.runs * ${HELD}, used = given.runs * ${HELD},
    add_on_available = granted - given.runs * ${HELD}, add_on_used = given.runs * ${HELD}
  from given where team_id = given.team`;
