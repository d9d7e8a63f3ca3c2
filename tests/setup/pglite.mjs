import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { ROOT } from './dependencies.mjs';

/**
 * A PGlite in which there is nothing yet, as an archive. PGlite takes many seconds to make one: it is made once, and kept
 * beside the packages for as long as they are.
 *
 * @returns {Promise<string>} the archive's path
 */
export async function ensurePglite() {
  const packages = join(ROOT, 'node_modules');
  const { version } = JSON.parse(readFileSync(join(packages, '@electric-sql/pglite/package.json'), 'utf8'));
  const cache = join(packages, '.cache/jason-ai-credits');
  const tar = join(cache, `pglite-${version}.tar`);
  if (existsSync(tar)) return tar;
  // In memory it is made in half the time.
  const db = await PGlite.create();
  const dump = await db.dumpDataDir('none');
  await db.close();
  mkdirSync(cache, { recursive: true });
  // Another process may be at it, too: what has its name is whole.
  const made = `${tar}.${process.pid}`;
  writeFileSync(made, Buffer.from(await dump.arrayBuffer()));
  renameSync(made, tar);
  return tar;
}

/**
 * Puts such a PGlite into a folder that doesn't exist yet.
 *
 * @param {string} folder
 */
export async function unpackPglite(folder) {
  mkdirSync(folder);
  await promisify(execFile)('tar', ['-xf', await ensurePglite(), '-C', folder]);
}
