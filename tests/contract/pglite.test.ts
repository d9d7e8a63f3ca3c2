import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { serverContract } from './serverContract';
import { serveTeams } from './teamServer';

let dataFolder = '';

// Registered before the server's own, so that the folder goes after it has stopped.
afterAll(() => rm(dataFolder, { recursive: true }));

serverContract(
  'HTTP on PGlite',
  serveTeams(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'jason-ai-credits-contract-'));
    return { databaseUrl: null, dataFolder };
  }),
);
