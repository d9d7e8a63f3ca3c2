import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

/** A server's data folder of its own for a test, with a database in which there is nothing yet. */
export async function createDataFolder(): Promise<{ dataFolder: string; remove: () => Promise<void> }> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'jac-'));
  await cp(inject('pgliteFolder'), join(dataFolder, 'database'), { recursive: true });
  return { dataFolder, remove: () => rm(dataFolder, { recursive: true }) };
}
