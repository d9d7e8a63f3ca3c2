import { ensureChromium } from './chromium.mjs';

/** Vitest's global set-up of the browser tests: they find their Chromium in the environment. */
export async function setup() {
  process.env.CHROMIUM = await ensureChromium();
}
