import type { CDPSession, Page } from 'playwright-core';
import type { Figure, Measured } from '../figure.ts';
import type { Stage } from '../kit/stage.ts';
import { openBrowser, openCounted } from './sequencePage.ts';

const CONTACTS = 200;
const ROUTES = 1_200;
/** Code is compiled and caches are filled in the first ones. */
const WARM_UP = 100;

/** What a page keeps in memory after 1,200 changes of its route, against before them. */
export const memory: Figure = {
  name: 'memory of a page after 1,200 route changes, against before',
  unit: 'MB',
  goal: { atMost: 1.02 },
  measure,
};

async function measure(stage: Stage): Promise<Measured> {
  const { page, session } = await openBrowser(stage, CONTACTS);
  await openCounted(page);
  await changeRoute(page, WARM_UP);
  const baseline = await usedMegabytes(session);
  await changeRoute(page, ROUTES);
  return { value: await usedMegabytes(session), baseline };
}

/** Goes from one sequence to another, and to a page that no profile knows, in turn; each is drawn before the next. */
async function changeRoute(page: Page, times: number): Promise<void> {
  await page.evaluate(async (times) => {
    const routes = ['/sequences/1', '/sequences/2', '/settings'];
    for (let time = 0; time < times; time++) {
      history.pushState(null, '', routes[time % routes.length]);
      document.title = `Route ${time}`;
      const isSequence = location.pathname.startsWith('/sequences/');
      const isDrawn = () => (document.querySelector('jason-ai-credits') !== null) === isSequence;
      while (!isDrawn()) await new Promise(requestAnimationFrame);
    }
  }, times);
}

async function usedMegabytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1024 / 1024;
}
