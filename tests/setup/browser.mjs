import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';

/** Vitest's global set-up of the tests in Chromium: they find it in the environment, and a folder for profiles. */
export async function setup(project) {
  process.env.CHROMIUM = await ensureChromium();
  const folder = mkdtempSync(join(tmpdir(), 'jason-ai-credits-'));
  project.provide('browserFolder', folder);
  // A browser that is ending may still write.
  return () => rmSync(folder, { recursive: true, maxRetries: 10, retryDelay: 100 });
}
