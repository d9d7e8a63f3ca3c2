import type { Page } from 'playwright-core';
import type { Figure, Measured } from '../figure.ts';
import { medians } from '../kit/numbers.ts';
import type { Stage } from '../kit/stage.ts';
import { openBrowser, WITH_EXTENSION, WITHOUT_EXTENSION } from './sequencePage.ts';

const CONTACTS = 2_000;
const ROUNDS = 60;

/** How long a sequence page takes to load with the extension in it, against the same page where it doesn't run. */
export const pageLoad: Figure = {
  name: 'sequence page loaded with the extension, against without',
  unit: 'ms',
  goal: { atMost: 1.03 },
  measure,
};

async function measure(stage: Stage): Promise<Measured> {
  const { page } = await openBrowser(stage, CONTACTS);
  const rounds: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // Whichever comes first would pay for what the other one finds ready.
    const first = round % 2 === 0 ? WITH_EXTENSION : WITHOUT_EXTENSION;
    const second = round % 2 === 0 ? WITHOUT_EXTENSION : WITH_EXTENSION;
    const times = { [first]: await loadTime(page, first), [second]: await loadTime(page, second) };
    rounds.push({ value: times[WITH_EXTENSION] ?? 0, baseline: times[WITHOUT_EXTENSION] ?? 0 });
  }
  return medians(rounds);
}

/** From the first byte of the page to the end of its load event, in milliseconds: what comes before is the network's. */
async function loadTime(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'load' });
  return page.evaluate(async () => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (entry === undefined) throw new Error('There was no navigation');
    // The load event is still under way when the navigation is told to have ended.
    while (entry.loadEventEnd === 0) await new Promise((resolve) => setTimeout(resolve));
    return entry.loadEventEnd - entry.responseStart;
  });
}
