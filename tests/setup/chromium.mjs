import { join } from 'node:path';
import { NODE, ROOT } from './dependencies.mjs';
import { findProgram, installFromDebian, isUsable, run } from './programs.mjs';

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
  const found = findProgram('CHROMIUM', NAMES);
  if (found !== null) return found;
  installFromDebian('Chromium', 'chromium');
  return findProgram('CHROMIUM', NAMES) ?? (await installFromPlaywright());
}

async function installFromPlaywright() {
  process.stderr.write('Downloading Chromium…\n');
  run([NODE, join(ROOT, 'node_modules/playwright-core/cli.js'), 'install', 'chromium']);
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  if (isUsable(path)) return path;
  throw new Error('No Chromium was found. Install Chromium, or set CHROMIUM to the path of one.');
}
