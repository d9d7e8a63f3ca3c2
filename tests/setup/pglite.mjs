import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { ROOT } from './dependencies.mjs';

/** Vitest's global set-up of the tests that have a PGlite of their own: they copy what it provides. */
export async function setup(project) {
  const { tar, folder, remove } = await preparePglite();
  project.provide('pgliteTar', tar);
  project.provide('pgliteFolder', folder);
  return remove;
}

/**
 * A PGlite in which there is nothing yet, as an archive and as a folder. PGlite takes many seconds to make one: it is made
 * once, and kept beside the packages for as long as they are.
 *
 * @returns {Promise<{ tar: string, folder: string, remove: () => void }>}
 */
async function preparePglite() {
  const tar = await ensureTar();
  const folder = mkdtempSync(join(tmpdir(), 'jason-ai-credits-pglite-'));
  // What it remarks goes into the error, where there is one.
  execFileSync('tar', ['-xf', tar, '-C', folder], { stdio: 'pipe' });
  return { tar, folder, remove: () => rmSync(folder, { recursive: true }) };
}

async function ensureTar() {
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
  // Another run may be at it, too: what has its name is whole.
  const made = `${tar}.${process.pid}`;
  writeFileSync(made, Buffer.from(await dump.arrayBuffer()));
  renameSync(made, tar);
  return tar;
}
