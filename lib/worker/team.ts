import type { ServerBackend } from '../backend/backend';
import type { EmbeddedBackend } from '../backend/embedded/embedded';
import type { Cache } from '../cache/cache';
import type { Connection } from '../cache/connection';
import type { RunPages } from '../cache/runPages';
import type { ProfileSources } from '../messages/catalogue';
import { ProblemError } from '../protocol/problem';
import type { TeamInfo } from '../protocol/team';
import type { Sync } from '../sync/sync';

interface AnyTeam {
  readonly cache: Cache;
  readonly runPages: RunPages;
  readonly sync: Sync;
  /** Team and member, as last heard. */
  info(): Promise<Pick<TeamInfo, 'team' | 'member'>>;
  /** The page profiles that the team's owners have published, as last heard. */
  published(): Promise<Pick<ProfileSources, 'published' | 'problem'>>;
}

/** This browser on its own: it keeps the credits itself. */
export interface OwnTeam extends AnyTeam {
  readonly connection: null;
  readonly backend: EmbeddedBackend;
}

/** A team whose server keeps the credits. */
export interface ServedTeam extends AnyTeam {
  readonly connection: Connection;
  readonly backend: ServerBackend;
}

/** What the worker works with, as of now. */
export type Team = OwnTeam | ServedTeam;

/** What tells a team from others; empty for this browser on its own. */
export function keyOf({ connection }: Pick<Team, 'connection'>): string {
  return connection === null ? '' : `${connection.url} ${connection.team.id}`;
}

/** @throws ProblemError `kept-by-server` where this browser doesn't keep the credits itself */
export function ownOnly(team: Team): OwnTeam {
  if (team.connection !== null) throw new ProblemError('kept-by-server');
  return team;
}

/** @throws ProblemError `not-found` where there is no server */
export function servedOnly(team: Team): ServedTeam {
  if (team.connection === null) throw new ProblemError('not-found', 'This browser works with no server');
  return team;
}
