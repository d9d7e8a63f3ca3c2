import type { Page } from 'playwright-core';
import { TeamHarness, TeamServer } from '../browser/kit/team.ts';
import type { Figure, Measured } from './figure.ts';
import { medians } from './kit/numbers.ts';
import type { Stage } from './kit/stage.ts';

const OUTCOMES = 20;
/** A multiple of what one outcome costs. */
const CREDITS = 1_000;
const PRICE = 2;

/**
 * How soon after a page shows an outcome the counter in another member's browser has it, against the counter beside it. Both
 * wait for the quarter of a second in which the page gathers outcomes. The own one then shows what this browser expects,
 * without a server; the other's waits for the server to have it on its disk, for the news, and for another worker to fetch
 * it. Three times is within a second, in which all counters have to agree.
 */
export const counters: Figure = {
  name: "an outcome in another browser's counter, against its own",
  unit: 'ms',
  goal: { atMost: 3 },
  measure,
};

async function measure(stage: Stage): Promise<Measured> {
  const server = await TeamServer.start();
  stage.atEnd(() => server.stop());
  const team = await TeamHarness.start(server, { contacts: OUTCOMES, manual: true }, CREDITS);
  stage.atEnd(() => team.stop());
  const [ann, ben] = await Promise.all(['Ann', 'Ben'].map((name) => team.join(name)));
  if (ann === undefined || ben === undefined) throw new Error('Nobody has joined');
  const own = await ann.browser.openSequence('101');
  const other = await ben.browser.openSequence('202');
  await Promise.all([own, other].map(({ counter }) => counter.locator('.amount').waitFor()));
  await own.selectPage();
  await own.start.click();
  await own.page
    .locator('[data-status="personalizing"]')
    .nth(OUTCOMES - 1)
    .waitFor();

  const rounds: Measured[] = [];
  for (const [index, contactId] of (await own.contactIds()).entries()) {
    const left = amount(CREDITS - PRICE * (index + 1));
    const status = `[data-contact-id="${contactId}"] [data-status="personalized"]`;
    const shown = [
      untilShown(own.page, status),
      untilShown(own.page, ...left),
      untilShown(other.page, ...left),
    ];
    team.demo.finish(contactId, 'succeeded');
    const [start = 0, ownAt = 0, otherAt = 0] = await Promise.all(shown);
    rounds.push({ value: otherAt - start, baseline: ownAt - start });
  }
  return medians(rounds);
}

/** What a counter says, as a selector and its text. */
function amount(credits: number): [string, string] {
  return ['.amount', `${credits.toLocaleString('en')} credits`];
}

/** @returns the moment that something is there, with a text where one is given; milliseconds since 1970 */
function untilShown(page: Page, selector: string, text: string | null = null): Promise<number> {
  return page.evaluate(
    ({ selector, text }) =>
      new Promise<number>((resolve) => {
        const counter = document.querySelector('jason-ai-credits')?.shadowRoot;
        const roots = [document, ...(counter ? [counter] : [])];
        const check = () => {
          const found = roots.map((root) => root.querySelector(selector)).find((element) => element !== null);
          if (found === undefined || (text !== null && found.textContent !== text)) return;
          observer.disconnect();
          // Two browsers, one clock.
          resolve(performance.timeOrigin + performance.now());
        };
        const observer = new MutationObserver(check);
        for (const root of roots)
          observer.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
        check();
      }),
    { selector, text },
  );
}
