import { randomUUID } from 'node:crypto';
import { connected } from './connection.ts';

/** A database of its own for a test, on the PostgreSQL that the tests have. */
export async function createDatabase(
  postgresUrl: string,
): Promise<{ databaseUrl: string; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = (statement: string) => connected(postgresUrl, (client) => client.query(statement));
  await admin(`create database ${name}`);
  const databaseUrl = new URL(postgresUrl);
  databaseUrl.pathname = name;
  return {
    databaseUrl: databaseUrl.href,
    async drop() {
      await admin(`drop database ${name} with (force)`);
    },
  };
}
