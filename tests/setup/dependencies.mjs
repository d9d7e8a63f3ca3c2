// Runs on whatever Node the machine has (20 or newer), before anything is installed: nothing but Node's own here.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The Node that the project brings along, which its tools need; npm scripts find it first. */
export const NODE = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

const STAMP = join(ROOT, 'node_modules/.installed');

/**
 * Installs the packages where the lockfile isn't the one that they were installed from.
 *
 * @throws Error when npm can't
 */
export function ensureDependencies() {
  const installed = existsSync(STAMP) && existsSync(NODE) ? readFileSync(STAMP, 'utf8') : '';
  if (installed === lockfileDigest()) return;
  process.stderr.write('Installing packages…\n');
  // npm names itself to its scripts; a shell finds it elsewhere.
  const npm = process.env.npm_execpath;
  // It warns that Node 20 is too old for some packages, which run on the Node that comes with them.
  const ci = ['ci', '--loglevel=error'];
  const [command, args] = npm === undefined ? ['npm', ci] : [process.execPath, [npm, ...ci]];
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['inherit', process.stderr, 'inherit'],
  });
  if (status !== 0) throw new Error('npm ci failed: see above.', { cause: error });
}

/** Remembers which lockfile the packages are installed from. Called by npm after each install. */
export function markInstalled() {
  writeFileSync(STAMP, lockfileDigest());
}

function lockfileDigest() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
}
