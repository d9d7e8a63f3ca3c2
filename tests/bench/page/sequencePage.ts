import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { Harness } from '../../browser/kit/harness.ts';
import type { Stage } from '../kit/stage.ts';

/** Where the extension's content script runs, and where the same page is left to itself. */
export const WITH_EXTENSION = 'https://run.reply.io/sequences/1';
export const WITHOUT_EXTENSION = 'https://without.example/sequences/1';

const CHANGE = `
  const boxes = document.querySelectorAll('.person__check');
  window.chooseAll = (chosen) => {
    for (const box of boxes) {
      box.checked = chosen;
      box.closest('.person').classList.toggle('person--chosen', chosen);
    }
    document.querySelector('.people__selected').textContent =
      (chosen ? boxes.length.toLocaleString('en') : '0') + ' contacts selected';
    document.querySelector('.people__select-page').dispatchEvent(new Event('change', { bubbles: true }));
  };
`;

/** A sequence page in the markup of the shipped profile, with all of its list in the document and nothing else to do. */
export function html(contacts: number): string {
  const rows = Array.from(
    { length: contacts },
    (_, index) =>
      `<li class="person" data-contact-id="c${index}" data-status="idle"><input type="checkbox" class="person__check"><span class="person__name">Contact ${index}</span></li>`,
  );
  return `<!doctype html><title>Sequence</title>
    <div class="sequence-toolbar__actions"></div>
    <div class="email-step" data-step-id="e1"><input type="checkbox" class="email-step__include" checked>
      <select class="email-step__category"><option value="opener">Opener</option></select></div>
    <input type="checkbox" class="people__select-page"><button class="people__clear">Clear</button>
    <p class="people__selected">0 contacts selected</p>
    <ul class="people__list">${rows.join('')}</ul>
    <button class="personalize">Personalize</button>
    <script>${CHANGE}</script>`;
}

/** A browser with the extension, which is answered with the page at both addresses; and a tab of it. */
export async function openBrowser(
  stage: Pick<Stage, 'atEnd'>,
  contacts: number,
): Promise<{ page: Page; session: CDPSession }> {
  const browser = await Harness.start({ contacts: 1 });
  stage.atEnd(() => browser.stop());
  const { context } = browser;
  await routePages(context, html(contacts));
  const page = await context.newPage();
  return { page, session: await context.newCDPSession(page) };
}

/** Has both addresses answer with a page. */
export async function routePages(context: BrowserContext, body: string): Promise<void> {
  for (const url of [WITH_EXTENSION, WITHOUT_EXTENSION]) {
    await context.route(`${new URL(url).origin}/**`, (route) =>
      route.fulfill({ contentType: 'text/html', body }),
    );
  }
}

/** Opens the page, and waits for the extension's counter in it. */
export async function openCounted(page: Page): Promise<void> {
  await page.goto(WITH_EXTENSION);
  await page.locator('jason-ai-credits .amount').waitFor();
}
