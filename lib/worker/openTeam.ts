import type { DexieOptions } from 'dexie';
import type { ServerBackend } from '../backend/backend';
import { createEmbeddedBackend, EMBEDDED_MEMBER } from '../backend/embedded/embedded';
import { Cache } from '../cache/cache';
import { type Connection, copyName } from '../cache/connection';
import { CreditsDatabase } from '../cache/database';
import { noMarker, storedMarker } from '../cache/marker';
import { mendCopy, mendOwn } from '../cache/mend';
import { readPublished } from '../cache/published';
import { createRunPages } from '../cache/runPages';
import { readSync } from '../cache/syncRow';
import type { Invitation } from '../protocol/joinLink';
import { createServerClock } from '../sync/clock';
import { createLocalSync } from '../sync/local';
import { createRemoteSync } from '../sync/remote';
import type { OwnTeam, ServedTeam } from './team';

/** What teams are made with. */
export interface TeamTools {
  /** Reaches a team's server. @param onServerTime told what the server says the time is */
  readonly connect: (invitation: Invitation, onServerTime: (serverNowMs: number) => void) => ServerBackend;
  readonly now: () => number;
  readonly newId: () => string;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly changed: () => void;
  /** Is called when the team's page profiles have changed. */
  readonly profilesChanged: () => void;
  readonly report: (error: unknown) => void;
  /** Where IndexedDB is, where that isn't the browser's own. */
  readonly dexie?: DexieOptions;
}

export function openOwnTeam({ now, newId, dexie }: TeamTools): OwnTeam {
  const cache = new Cache(new CreditsDatabase(undefined, dexie), storedMarker, newId, mendOwn(newId));
  const backend = createEmbeddedBackend(cache, now);
  return {
    connection: null,
    backend,
    cache,
    runPages: createRunPages(cache),
    sync: createLocalSync(backend),
    info: async () => ({ team: { id: '', name: '' }, member: EMBEDDED_MEMBER }),
    published: async () => ({ published: null, problem: null }),
  };
}

/** @param cache the copy, where it is open already */
export function openServedTeam(
  connection: Connection,
  tools: TeamTools,
  cache = openCopy(connection, tools),
): ServedTeam {
  const clock = createServerClock(tools.now);
  const backend = tools.connect(connection, clock.heard);
  return {
    connection,
    backend,
    cache,
    runPages: createRunPages(cache),
    sync: createRemoteSync({ ...tools, backend, cache, teamId: connection.team.id, clock }),
    info: async () => (await readSync(cache)).heard ?? connection,
    published: () => readPublished(cache),
  };
}

/** This browser's copy of a team's ledger, which carries the team's name until its history changes. */
function openCopy(connection: Connection, { dexie, newId }: TeamTools): Cache {
  const db = new CreditsDatabase(copyName(connection), dexie);
  return new Cache(db, noMarker, () => connection.team.id, mendCopy(newId));
}

/** Deletes a copy that nobody has open. */
export async function deleteCopy(name: string, { dexie }: Pick<TeamTools, 'dexie'>): Promise<void> {
  await new CreditsDatabase(name, dexie).delete({ disableAutoOpen: true });
}
