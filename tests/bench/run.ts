import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDemo } from '../../demo/browser.ts';
import type { Figure } from './figure.ts';
import { measureSelection } from './selection.ts';

// `npm run bench`: ratios, each measured in one run, as a table or with --json as an array.

const profile = await mkdtemp(join(tmpdir(), 'jason-ai-credits-'));
const browser = await openDemo({ profile, headless: true, demo: { contacts: 10_000 } });
const figures: Figure[] = [];
try {
  const page = await browser.openSequence('101');
  await page.locator('jason-ai-credits .amount').waitFor();
  await page.locator('.person').first().waitFor();
  figures.push(await measureSelection(page));
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}

const rows = figures.map((figure) => {
  const ratio = figure.value / figure.baseline;
  return { ...figure, ratio, ok: ratio <= figure.goal };
});
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else {
  for (const { name, value, unit, baseline, ratio, goal, ok } of rows) {
    const figures = `${value.toFixed(1)} ${unit} against ${baseline.toFixed(1)} ${unit}`;
    process.stdout.write(
      `${ok ? 'ok  ' : 'SLOW'} ${name}: ${figures}, ${ratio.toFixed(2)}× (goal ≤ ${goal}×)\n`,
    );
  }
}
