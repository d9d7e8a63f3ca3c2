import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackPglite } from '../setup/pglite.mjs';

/** A server's data folder of its own for a test, with a database in which there is nothing yet. */
export async function createDataFolder(): Promise<{ dataFolder: string; remove: () => Promise<void> }> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'jac-'));
  await unpackPglite(join(dataFolder, 'database'));
  return { dataFolder, remove: () => rm(dataFolder, { recursive: true }) };
}
