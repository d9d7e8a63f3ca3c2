import { afterAll } from 'vitest';
import { createDataFolder } from '../server/dataFolder';
import { serverContract } from './serverContract';
import { serveTeams } from './teamServer';

let remove = async () => {};

// Registered before the server's own, so that the folder goes after it has stopped.
afterAll(() => remove());

serverContract(
  'HTTP on PGlite',
  serveTeams(async () => {
    const folder = await createDataFolder();
    remove = folder.remove;
    return { databaseUrl: null, dataFolder: folder.dataFolder };
  }),
);
