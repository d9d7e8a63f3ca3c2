import { hash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { Token, teamOf } from '../../lib/protocol/joinLink.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';
import type { Role } from '../../lib/protocol/team.ts';
import type { Sql } from '../store/sql.ts';
import { records } from '../store/table.ts';
import { gather } from './gather.ts';
import type { Caller } from './service.ts';

/** 32 random bytes: nobody guesses them, so that a plain hash of the token is enough to keep. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A token says where to look for it: in its team. */
function tokenOf(teamId: string, secret: string): string {
  return `jac_${teamId}_${secret}`;
}

function hashOf(token: string): string {
  return hash('sha256', token, 'hex');
}

/** Makes a new token, and makes it a member's. Only its hash is kept. @returns it, for that member alone */
export async function giveToken(
  sql: Sql,
  { teamId, memberId }: { readonly teamId: string; readonly memberId: string },
  secret: string,
  nowMs: number,
): Promise<{ token: string }> {
  const token = tokenOf(teamId, secret);
  await sql.query(
    `insert into tokens (team_id, token_hash, member_id, created_at_ms, revoked_at_ms)
      values ($1, $2, $3, $4, null)`,
    [teamId, hashOf(token), memberId, nowMs],
  );
  return { token };
}

/** Has all tokens of a member stop working. */
export async function revokeTokens(sql: Sql, teamId: string, memberId: string, nowMs: number): Promise<void> {
  await sql.query(
    `update tokens set revoked_at_ms = $3
      where team_id = $1 and member_id = $2 and revoked_at_ms is null`,
    [teamId, memberId, nowMs],
  );
}

/** The ids of a team's members who have a token that works. */
export async function tokenHolders(sql: Sql, teamId: string): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ id: string }>(
    'select distinct member_id as id from tokens where team_id = $1 and revoked_at_ms is null',
    [teamId],
  );
  return new Set(rows.map(({ id }) => id));
}

const asked = { teamId: 'text', hash: 'text' } as const;

const FIND = `select t.token_hash as hash, m.team_id as "teamId", m.member_id as "memberId", m.role
  from ${records(asked, '$1')}
  join tokens t on t.team_id = x."teamId" and t.token_hash = x.hash and t.revoked_at_ms is null
  join members m on m.team_id = t.team_id and m.member_id = t.member_id`;

/** Tells whose token it is; one look-up serves all requests that wait. @throws ProblemError `token-refused` */
export function createAuthenticate(sql: Sql): (token: string) => Promise<Caller> {
  const find = gather(async (tokens) => {
    const wanted = tokens.map((token) => ({ teamId: teamOf(token), hash: hashOf(token) }));
    const rows = await sql.query<{ hash: string; teamId: string; memberId: string; role: Role }>(FIND, [
      JSON.stringify(wanted),
    ]);
    const byHash = new Map(rows.map(({ hash, ...caller }) => [hash, caller]));
    const callers = new Map<string, Caller>();
    tokens.forEach((token, index) => {
      const caller = byHash.get(wanted[index]?.hash ?? '');
      if (caller !== undefined) callers.set(token, caller);
    });
    return callers;
  });
  return async (token) => {
    const caller = v.is(Token, token) ? await find(token) : undefined;
    if (caller === undefined) throw new ProblemError('token-refused');
    return caller;
  };
}
