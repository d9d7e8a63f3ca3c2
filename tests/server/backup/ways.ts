import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { runPostgresProgram } from '../../setup/postgres.mjs';
import { pglite, postgres } from '../place.ts';
import type { Settings } from '../process.ts';
import type { KeptServer } from './keptServer.ts';

/** How a server is backed up: what its keeper does, as server/README.md tells them. */
export interface Way {
  readonly settings: Settings;
  /** The server runs before and after it. */
  backUp(server: KeptServer): Promise<void>;
  /** Takes away all that the server had. It doesn't run. */
  lose(): Promise<void>;
  /** The server doesn't run. */
  restore(): Promise<void>;
}

export async function folderWay(): Promise<Way> {
  const settings = await pglite();
  const { DATA_FOLDER: folder = '' } = settings;
  const copy = join(await place(), 'copy');
  return {
    settings,
    async backUp(server) {
      await server.stop('SIGTERM');
      await cp(folder, copy, { recursive: true });
      await server.start();
    },
    lose: () => rm(folder, { recursive: true }),
    restore: () => cp(copy, folder, { recursive: true }),
  };
}

export async function postgresWay(): Promise<Way> {
  const settings = await postgres();
  const { DATABASE_URL: url = '' } = settings;
  const dump = join(await place(), 'credits.dump');
  const postgresUrl = inject('postgresUrl');
  return {
    settings,
    // The server runs on.
    backUp: () => runPostgresProgram('pg_dump', '--format=custom', `--file=${dump}`, url),
    lose: () =>
      runPostgresProgram('dropdb', `--maintenance-db=${postgresUrl}`, new URL(url).pathname.slice(1)),
    restore: () =>
      runPostgresProgram('pg_restore', '--clean', '--if-exists', '--create', `--dbname=${postgresUrl}`, dump),
  };
}

/** Where backups are kept, until the test is over. */
async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jac-backup-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}
