import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Figure } from '../figure.ts';

const CONTENT_SCRIPT = '../../../.output/chrome-mv3/content-scripts/sequence.js';
const GOAL_KB = 20;

/** How much every page of the app has to load of the extension. */
export const size: Figure = {
  name: 'content script, compressed, against 20 kB',
  unit: 'kB',
  goal: { atMost: 1 },
  async measure() {
    const script = readFileSync(fileURLToPath(new URL(CONTENT_SCRIPT, import.meta.url)));
    return { value: gzipSync(script).length / 1_000, baseline: GOAL_KB };
  },
};
