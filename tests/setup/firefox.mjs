import { findProgram, installFromDebian } from './programs.mjs';

/** Any will do that is as new as the manifest asks for. A machine that keeps one elsewhere names it in `TEST_FIREFOX`. */
const NAMES = ['firefox-esr', 'firefox'];

/** Vitest's global set-up of the tests in Firefox: they find it in the environment. */
export function setup() {
  process.env.TEST_FIREFOX = ensureFirefox();
}

/**
 * A Firefox to test the extension in: the system's, else Debian's package.
 *
 * @returns the path of its program
 * @throws Error that says what to install
 */
export function ensureFirefox() {
  const found = findProgram('TEST_FIREFOX', NAMES);
  if (found !== null) return found;
  installFromDebian('Firefox', 'firefox-esr');
  const installed = findProgram('TEST_FIREFOX', NAMES);
  if (installed !== null) return installed;
  throw new Error('No Firefox was found. Install Firefox, or set TEST_FIREFOX to the path of one.');
}
