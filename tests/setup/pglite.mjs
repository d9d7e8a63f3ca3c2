import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/**
 * Makes a folder of PGlite's in which there is nothing yet. PGlite takes many seconds to make one: tests copy this.
 *
 * @returns {Promise<{ folder: string, remove: () => void }>}
 */
export async function makePglite() {
  const place = mkdtempSync(join(tmpdir(), 'jason-ai-credits-pglite-'));
  const folder = join(place, 'database');
  const tar = join(place, 'database.tar');
  // In memory it is made in half the time.
  const db = await PGlite.create();
  const dump = await db.dumpDataDir('none');
  await db.close();
  mkdirSync(folder);
  writeFileSync(tar, Buffer.from(await dump.arrayBuffer()));
  // What it remarks goes into the error, where there is one.
  execFileSync('tar', ['-xf', tar, '-C', folder], { stdio: 'pipe' });
  return { folder, remove: () => rmSync(place, { recursive: true }) };
}
