import type { PageProfile } from '../../lib/profile/profile.ts';
import { PageProfilesSchema } from '../../lib/profile/schema.ts';
import { parse } from '../../lib/protocol/parse.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';
import {
  NEVER_PUBLISHED,
  type PublishedProfiles,
  type PublishedSummary,
} from '../../lib/protocol/profiles.ts';
import type { Sql, Store } from '../store/sql.ts';
import { isKeepable } from './text.ts';

/** Older versions of a team's page profiles than this many are deleted. */
export const MOST_VERSIONS = 100;

const VERSION = `p.version, p.note, coalesce(m.name, p.published_by) as "publishedBy",
  p.published_at_ms as "publishedAtMs", p.rolled_back_to as "rolledBackTo"`;
const FROM = `from page_profiles p
  left join members m on m.team_id = p.team_id and m.member_id = p.published_by
  where p.team_id = $1`;
const LIST = `select ${VERSION}, p.names ${FROM} order by p.version desc`;
const NEWEST = `select ${VERSION}, p.profiles ${FROM} order by p.version desc limit 1`;
const ONE = `select ${VERSION}, p.profiles ${FROM} and p.version = $2`;

/** Whoever comes second at the same time finds another version there, and changes nothing. */
const NEXT = `update teams set profiles_version = profiles_version + 1
  where team_id = $1 and profiles_version = $2 returning profiles_version as version`;
const ADD = `insert into page_profiles
    (team_id, version, profiles, names, note, published_by, published_at_ms, rolled_back_to)
  values ($1, $2, $3::text::json, $4::text::json, $5, $6, $7, $8)`;
const FORGET = 'delete from page_profiles where team_id = $1 and version <= $2';

/** The page profiles that are in force in a team; those of version 0 where none were ever published. */
export async function readProfiles(sql: Sql, teamId: string): Promise<PublishedProfiles> {
  const [newest] = await sql.query<PublishedProfiles>(NEWEST, [teamId]);
  return newest ?? NEVER_PUBLISHED;
}

/** What has been published and is kept, newest first. */
export function listProfileVersions(sql: Sql, teamId: string): Promise<PublishedSummary[]> {
  return sql.query<PublishedSummary>(LIST, [teamId]);
}

/** @throws ProblemError `not-found` */
export async function readProfileVersion(
  sql: Sql,
  teamId: string,
  version: number,
): Promise<PublishedProfiles> {
  const [found] = await sql.query<PublishedProfiles>(ONE, [teamId, version]);
  if (found === undefined) throw new ProblemError('not-found', `There is no version ${version}`);
  return found;
}

/** A version that is to be the newest. */
export interface NewVersion {
  readonly profiles: readonly PageProfile[];
  readonly note: string;
  /** A member's id, or another name for who does it. */
  readonly by: string;
  readonly atMs: number;
  /** The version that must be the newest so far. */
  readonly after: number;
}

/** @throws ProblemError `profiles-changed` where another version is the newest by now, `invalid-input` */
export function publishProfiles(
  store: Pick<Store, 'transaction'>,
  teamId: string,
  next: NewVersion,
): Promise<PublishedProfiles> {
  return store.transaction((sql) => add(sql, teamId, next, null));
}

/**
 * Publishes what an earlier version had, as a new one: what was in between stays in the list. Version 0 had none.
 *
 * @throws ProblemError `profiles-changed`, `not-found`; `invalid-input` where today's rules don't allow it any more
 */
export function rollBackProfiles(
  store: Pick<Store, 'transaction'>,
  teamId: string,
  version: number,
  next: Omit<NewVersion, 'profiles' | 'note'>,
): Promise<PublishedProfiles> {
  return store.transaction(async (sql) => {
    const { profiles, note } =
      version === 0 ? NEVER_PUBLISHED : await readProfileVersion(sql, teamId, version);
    const valid = parse(PageProfilesSchema, profiles, 'invalid-input');
    return add(sql, teamId, { ...next, profiles: valid, note }, version);
  });
}

async function add(
  sql: Sql,
  teamId: string,
  { profiles, note, by, atMs, after }: NewVersion,
  rolledBackTo: number | null,
): Promise<PublishedProfiles> {
  if (!isKeepable(note)) throw new ProblemError('invalid-input', 'note: A character in it can’t be kept');
  const [next] = await sql.query<{ version: number }>(NEXT, [teamId, after]);
  if (next === undefined) throw new ProblemError('profiles-changed');
  const { version } = next;
  const names = profiles.map(({ name }) => name);
  const content = [JSON.stringify(profiles), JSON.stringify(names), note] as const;
  await sql.query(ADD, [teamId, version, ...content, by, atMs, rolledBackTo]);
  await sql.query(FORGET, [teamId, version - MOST_VERSIONS]);
  return readProfileVersion(sql, teamId, version);
}
