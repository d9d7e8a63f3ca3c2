import { ProblemError } from '../../lib/protocol/problem.ts';
import type { Member, MemberUsage, Role } from '../../lib/protocol/team.ts';
import type { Sql } from '../store/sql.ts';
import type { Period } from './period.ts';
import { isKeepable } from './text.ts';

interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly limitCredits: number | null;
  readonly spent: number;
}

const LIST = `select m.member_id as id, m.name, m.role, m.limit_credits as "limitCredits", coalesce(u.spent, 0) as spent
  from members m
  left join usage u on u.team_id = m.team_id and u.member_id = m.member_id and u.period_start_ms = $2
  where m.team_id = $1`;

/** The members of a team by name, with what they spend in a billing period. */
export async function listMembers(sql: Sql, teamId: string, period: Period): Promise<MemberUsage[]> {
  const rows = await sql.query<MemberRow>(`${LIST} order by m.name, m.member_id`, [teamId, period.startMs]);
  return rows.map((row) => ({ ...toMember(row, period), spent: row.spent }));
}

/** @throws ProblemError `not-found` */
export async function readMember(
  sql: Sql,
  teamId: string,
  memberId: string,
  period: Period,
): Promise<Member> {
  if (!isKeepable(memberId)) throw noMember();
  const [row] = await sql.query<MemberRow>(`${LIST} and m.member_id = $3`, [
    teamId,
    period.startMs,
    memberId,
  ]);
  if (row === undefined) throw noMember();
  return toMember(row, period);
}

function toMember({ id, name, role, limitCredits: credits, spent }: MemberRow, { endMs }: Period): Member {
  return { id, name, role, limit: credits === null ? null : { credits, spent, periodEndsAtMs: endMs } };
}

/** @param credits null lifts the limit. @throws ProblemError `not-found` */
export async function writeLimit(
  sql: Sql,
  teamId: string,
  memberId: string,
  credits: number | null,
): Promise<void> {
  if (!isKeepable(memberId)) throw noMember();
  const changed = await sql.query(
    'update members set limit_credits = $3 where team_id = $1 and member_id = $2 returning member_id',
    [teamId, memberId, credits],
  );
  if (changed.length === 0) throw noMember();
}

/** Without the id: whoever pasted something else there, such as a token, doesn't get it back in an error that they may show. */
function noMember(): ProblemError {
  return new ProblemError('not-found', 'There is no such member');
}
