import type { NewMember } from '../../lib/protocol/http.ts';
import { parse } from '../../lib/protocol/parse.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';
import type { Role } from '../../lib/protocol/team.ts';
import type { Store } from '../store/sql.ts';
import { Name } from './given.ts';

/** Others who would add the same name wait, and find it. */
const LOCK = 'select t.team_id from teams t where t.team_id = $1 for update';
/** Names are how members are called, by people and on the command line: each is taken once. */
const ADD = `insert into members (team_id, member_id, name, role)
  select $1, $2, $3, $4
  where not exists (select 1 from members where team_id = $1 and lower(name) = lower($3))
  on conflict do nothing
  returning member_id`;
const FIND = 'select name, role from members where team_id = $1 and member_id = $2';

/**
 * Adds a member whom an owner has named. The same one again changes nothing: the first answer may have got lost.
 *
 * @throws ProblemError `name-taken`; `command-id-reused` where the id is of somebody else; `invalid-input`
 */
export async function inviteMember(
  store: Pick<Store, 'transaction'>,
  teamId: string,
  { memberId, ...asked }: NewMember,
): Promise<void> {
  const name = parse(Name, asked.name, 'invalid-input');
  await store.transaction(async (sql) => {
    await sql.query(LOCK, [teamId]);
    const added = await sql.query(ADD, [teamId, memberId, name, asked.role]);
    if (added.length > 0) return;
    const [known] = await sql.query<{ name: string; role: Role }>(FIND, [teamId, memberId]);
    if (known === undefined) throw new ProblemError('name-taken');
    if (known.name !== name || known.role !== asked.role) throw new ProblemError('command-id-reused');
  });
}
