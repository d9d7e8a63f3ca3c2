import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Figure } from '../figure.ts';

/** How much every page of the app has to load of the extension: before its own scripts, and once it is there. */
export const guardSize = sizeOf('guard.js', 4);
export const size = sizeOf('sequence.js', 20);

function sizeOf(script: string, mostKb: number): Figure {
  return {
    name: `content script ${script}, compressed, against ${mostKb} kB`,
    unit: 'kB',
    goal: { atMost: 1 },
    async measure() {
      const path = new URL(`../../../.output/chrome-mv3/content-scripts/${script}`, import.meta.url);
      return { value: gzipSync(readFileSync(fileURLToPath(path))).length / 1_000, baseline: mostKb };
    },
  };
}
