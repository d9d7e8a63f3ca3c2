import { afterAll, inject } from 'vitest';
import { createDatabase } from '../server/database';
import { serverContract } from './serverContract';
import { serveTeams } from './teamServer';

let drop = async () => {};

// Registered before the server's own, so that the database goes after it has stopped.
afterAll(() => drop());

serverContract(
  'HTTP on PostgreSQL',
  serveTeams(async () => {
    const database = await createDatabase(inject('postgresUrl'));
    drop = database.drop;
    return { databaseUrl: database.databaseUrl, dataFolder: '' };
  }),
);
