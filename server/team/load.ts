import type { Grant, LedgerState } from '../../lib/ledger/index.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';
import type { Sql } from '../store/sql.ts';
import { records, select } from '../store/table.ts';
import type { Job } from './job.ts';
import { toHolds } from './loaded.ts';
import { needsOf } from './needs.ts';
import { type Period, periodAt } from './period.ts';
import { toStanding } from './standing.ts';
import {
  ANSWER,
  type AnswerRow,
  CONTACT,
  type ContactRow,
  GRANT,
  RUN,
  type RunRow,
  TEAM,
  type TeamRow,
} from './tables.ts';

/** The part of a team's ledger that some jobs can touch, as it stands while the team's row is locked. */
export interface Loaded {
  readonly team: TeamRow;
  readonly state: LedgerState;
  /** The authority's clock: it never runs backwards in a ledger. */
  readonly nowMs: number;
  readonly period: Period;
  /** Of the jobs' command ids, those that have an answer. */
  readonly answers: ReadonlyMap<string, AnswerRow>;
  /** Members who ask for a hold and have a limit, with what they have spent of it in this period. */
  readonly limits: ReadonlyMap<string, { readonly credits: number; readonly spent: number }>;
}

/**
 * Looks up rows one by one through their index, for each of the things that `$2` lists. As a plain join the planner may
 * take all of the team's rows instead: it can't know that there are so many.
 *
 * @param given what is listed, as the relation `x`
 */
function each(given: string, rows: string): string {
  return `select f.* from ${given} cross join lateral (${rows} offset 0) f`;
}

const ids = 'json_array_elements_text($2::text::json) as x(id)';
const contact = records({ runId: 'text', id: 'text' }, '$2');
const place = records({ sequenceId: 'text', id: 'text' }, '$2');

const grants = `select ${select(GRANT, 'g')} from grants g where g.team_id = $1`;
const runs = `select ${select(RUN, 'r')} from runs r where r.team_id = $1`;
const contacts = `select ${select(CONTACT, 'c')} from contacts c where c.team_id = $1`;
const answers = `select ${select(ANSWER, 'a')} from answers a where a.team_id = $1`;
const members = 'select m.member_id as id, m.limit_credits as credits from members m where m.team_id = $1';
const usage = 'select u.member_id as id, u.spent from usage u where u.team_id = $1';

const LOCK = `select ${select(TEAM, 't')} from teams t where t.team_id = $1 for update`;
const LIVE = `${grants} and g.live`;
const DUE = `${runs} and r.pending > 0 and r.deadline_ms <= $2`;
const ANSWERED = each(ids, `${answers} and a.command_id = x.id`);
const NAMED = each(ids, `${grants} and g.id = x.id`);
const LIMITS = each(ids, `${members} and m.member_id = x.id and m.limit_credits is not null`);
const SPENT = each(ids, `${usage} and u.member_id = x.id and u.period_start_ms = $3`);
const RUNS = each(ids, `${runs} and r.run_id = x.id`);
const PENDING = each(ids, `${contacts} and c.run_id = x.id and c.status = 'pending'`);
const REPORTED = each(contact, `${contacts} and c.run_id = x."runId" and c.id = x.id`);
const WANTED = each(
  place,
  `${contacts} and c.sequence_id = x."sequenceId" and c.id = x.id and c.status = 'pending'`,
);

/**
 * Locks a team and loads what jobs can touch, so that they cost what they change and not what was ever done: live
 * grants, runs that are due, and what the jobs name. However many jobs: one way to the database, seldom two or three.
 *
 * @throws ProblemError `not-found` where there is no such team
 */
export async function load(sql: Sql, teamId: string, jobs: readonly Job[], clockMs: number): Promise<Loaded> {
  const needs = needsOf(jobs);
  /** Looks up a list; nothing costs nothing. */
  const among = async <Row extends object>(text: string, list: readonly unknown[], ...more: number[]) =>
    list.length === 0 ? [] : sql.query<Row>(text, [teamId, JSON.stringify(list), ...more]);

  const [teams, answered, live, named, limited, runs, wanted, reported, released] = await Promise.all([
    sql.query<TeamRow>(LOCK, [teamId]),
    among<AnswerRow>(ANSWERED, needs.answers),
    sql.query<Grant>(LIVE, [teamId]),
    among<Grant>(NAMED, needs.grants),
    among<{ id: string; credits: number }>(LIMITS, [...new Set(needs.holders)]),
    among<RunRow>(RUNS, needs.runs),
    among<ContactRow>(WANTED, needs.wanted),
    among<ContactRow>(REPORTED, needs.reported),
    among<ContactRow>(PENDING, needs.released),
  ]);
  const [team] = teams;
  if (team === undefined) throw new ProblemError('not-found', `There is no team ${teamId}`);
  const nowMs = Math.max(clockMs, team.clockMs);
  const period = periodAt(team.anchorMs, nowMs);
  const isDue = team.nextDueAtMs !== null && team.nextDueAtMs <= nowMs;
  const known = new Set(runs.map((run) => run.runId));
  const inTheWay = new Set(wanted.map((contact) => contact.runId).filter((runId) => !known.has(runId)));

  const [due, others, spent] = await Promise.all([
    isDue ? sql.query<RunRow>(DUE, [teamId, nowMs]) : [],
    among<RunRow>(RUNS, [...inTheWay]),
    among<{ id: string; spent: number }>(
      SPENT,
      limited.map((member) => member.id),
      period.startMs,
    ),
  ]);
  const overdue = await among<ContactRow>(
    PENDING,
    due.map((run) => run.runId),
  );

  const spentBy = new Map(spent.map((member) => [member.id, member.spent]));
  const { plan, addOn, ...standing } = toStanding(team);
  return {
    team,
    state: {
      ...standing,
      grants: new Map([...live, ...named].map((grant) => [grant.id, grant])),
      holds: toHolds([...runs, ...due, ...others], [...wanted, ...reported, ...released, ...overdue]),
    },
    nowMs,
    period,
    answers: new Map(answered.map((row) => [row.commandId, row])),
    limits: new Map(limited.map(({ id, credits }) => [id, { credits, spent: spentBy.get(id) ?? 0 }])),
  };
}
