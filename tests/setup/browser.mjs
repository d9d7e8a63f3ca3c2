import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';

/** Vitest's global set-up of the tests in Chromium: they find it in the environment, and a folder for what one file leaves to the next. */
export async function setup(project) {
  process.env.CHROMIUM = await ensureChromium();
  const folder = mkdtempSync(join(tmpdir(), 'jason-ai-credits-'));
  project.provide('browserFolder', folder);
  return () => rmSync(folder, { recursive: true });
}
