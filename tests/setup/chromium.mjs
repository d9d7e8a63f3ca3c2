import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { NODE, ROOT } from './dependencies.mjs';

/**
 * Chrome itself no longer loads an unpacked extension from its command line, so only Chromium will do.
 * A machine that keeps one elsewhere names it in `CHROMIUM`.
 */
const NAMES = ['chromium', 'chromium-browser'];

/**
 * A Chromium to test and to show the extension in: the system's, else Debian's package, else Playwright's own.
 *
 * @returns the path of its program
 * @throws Error that says what to install
 */
export async function ensureChromium() {
  return findChromium() ?? installFromDebian() ?? (await installFromPlaywright());
}

function findChromium() {
  const { CHROMIUM } = process.env;
  if (CHROMIUM && !isProgram(CHROMIUM)) {
    throw new Error(
      `CHROMIUM is set to ${CHROMIUM}, which is not a program. Unset it, or set it to a Chromium.`,
    );
  }
  if (CHROMIUM) return CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram) ?? null;
}

function installFromDebian() {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const aptGet = (...args) => run([...sudo, 'apt-get', ...args]);
  if (!run(['apt-get', '--version'], 'ignore')) return null;
  process.stderr.write('Installing Chromium…\n');
  aptGet('update', '-qq');
  aptGet('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  return findChromium();
}

async function installFromPlaywright() {
  process.stderr.write('Downloading Chromium…\n');
  run([NODE, join(ROOT, 'node_modules/playwright-core/cli.js'), 'install', 'chromium']);
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  if (isProgram(path)) return path;
  throw new Error('No Chromium was found. Install Chromium, or set CHROMIUM to the path of one.');
}

function run([command, ...args], stdio = ['inherit', process.stderr, 'inherit']) {
  return (
    spawnSync(command, args, { stdio, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status ===
    0
  );
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
