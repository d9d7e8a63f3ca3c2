import type { Page } from 'playwright-core';
import type { Figure, Measured } from '../figure.ts';
import { medians } from '../kit/numbers.ts';
import { OTHERS, openWith } from './others.ts';
import { ownScriptTime } from './profiler.ts';
import { openBrowser, openCounted, WITH_EXTENSION, WITHOUT_EXTENSION } from './sequencePage.ts';

const CONTACTS = 2_000;
const ROUNDS = 60;
/** What all that we run in a page may take until the counter is there, in milliseconds. */
const SCRIPT_MS = 4;
const SCRIPT_ROUNDS = 15;

/** How long a sequence page takes to load with the extension in it, against the same page where it doesn't run. */
export const pageLoad: Figure = {
  name: 'sequence page loaded with the extension, against without',
  unit: 'ms',
  goal: { atMost: 1.03 },
  async measure(stage) {
    const { page } = await openBrowser(stage, CONTACTS);
    return inTurn(page);
  },
};

/** The same with others' content scripts in place of ours: what people put up with. */
export const othersLoad: readonly Figure[] = OTHERS.map((other) => ({
  name: `the same loaded with ${other.name} instead`,
  unit: 'ms',
  goal: null,
  measure: async (stage) => inTurn(await openWith(other, stage, CONTACTS)),
}));

/** How long our scripts keep the main thread of a page that comes, until its counter has been drawn. */
export const loadScript: Figure = {
  name: 'our script while a sequence page comes, against 4 ms',
  unit: 'ms',
  goal: { atMost: 1 },
  async measure(stage) {
    const { page, session } = await openBrowser(stage, CONTACTS);
    await session.send('Profiler.enable');
    const rounds: Measured[] = [];
    for (let round = 0; round < SCRIPT_ROUNDS; round++) {
      const value = await ownScriptTime(session, () => openCounted(page));
      rounds.push({ value, baseline: SCRIPT_MS });
    }
    return medians(rounds);
  },
};

async function inTurn(page: Page): Promise<Measured> {
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
