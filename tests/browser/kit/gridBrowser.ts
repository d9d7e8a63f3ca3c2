import { fileURLToPath } from 'node:url';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { answerFile } from '../../../demo/server/files.ts';
import { APP_ORIGIN } from '../../../demo/server/playwright.ts';
import type { PageProfile } from '../../../lib/profile/profile';
import type { Vendor } from '../../grids/vendor';
import { EditorPage } from './editorPage.ts';
import { Harness } from './harness';

const BUILT = fileURLToPath(new URL('../../../.output/grids', import.meta.url));
const BASE = '/grids';

/** How long anything that is to be pressed or seen may take to be there. */
const ACTION_MS = 15_000;
/** React Aria waits 80 ms for the click that follows a pointer-up; then it makes one. */
const LATE_CLICK_MS = 100;

/** What the pages put there for tests. */
interface GridGlobals {
  readonly vendor: Vendor;
}

/** A page of somebody else's, from `tests/grids`. */
export class GridPage extends EditorPage {
  readonly #content: Page | FrameLocator;

  /** @param frame where all that it shows is in one */
  constructor(page: Page, frame?: string) {
    super(page);
    this.#content = frame === undefined ? page : page.frameLocator(frame);
  }

  /** An element of what it shows, in whatever root it is. */
  find(selector: string): Locator {
    return this.#content.locator(selector);
  }

  override get counter(): Locator {
    return this.find('jason-ai-credits .counter');
  }

  /** Our own pop-up: a page may have dialogs, too. */
  override get dialog(): Locator {
    return this.page.locator('jason-ai-credits-dialog').getByRole('dialog');
  }

  /** The control that starts a run. */
  get start(): Locator {
    return this.find('.start');
  }

  /** Whom the page's back end was told to personalize by now, also where a library clicks by itself a moment later. */
  async askedInTheEnd(): Promise<readonly string[][]> {
    await this.page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), LATE_CLICK_MS);
    return this.asked();
  }

  /** Whom the page's back end was told to personalize, one list for each time. */
  asked(): Promise<readonly string[][]> {
    return this.page.evaluate(() => (globalThis as unknown as GridGlobals).vendor.asked);
  }
}

/** One browser for a file of tests, with the pages of `tests/grids` behind the real app's origin. */
export class GridBrowser {
  readonly #harness: Harness;

  private constructor(harness: Harness) {
    this.#harness = harness;
  }

  static async start(): Promise<GridBrowser> {
    const harness = await Harness.start({ contacts: 1 });
    // Before the test's own: what it waited for is said then.
    harness.context.setDefaultTimeout(ACTION_MS);
    // What is routed last is asked first: the demo answers the rest.
    await harness.context.route(`${APP_ORIGIN}${BASE}/**`, async (route, request) => {
      const path = new URL(request.url()).pathname.slice(BASE.length);
      const { status, headers, body } = await answerFile(BUILT, path);
      await route.fulfill({ status, headers: { ...headers }, body: Buffer.from(body) });
    });
    return new GridBrowser(harness);
  }

  stop(): Promise<void> {
    return this.#harness.stop();
  }

  balances() {
    return this.#harness.balances();
  }

  /** Adds what lacks to so many credits. */
  async topUp(credits: number): Promise<void> {
    const { available } = await this.balances();
    if (available < credits) await this.#harness.grant(credits - available);
  }

  /** Begins anew: with some credits, and with these profiles in place of all others. */
  async reset(credits: number, ...profiles: PageProfile[]): Promise<void> {
    const browser = this.#harness;
    await browser.startOver(credits);
    const settings = await browser.ask('settings.get', {});
    await browser.ask('settings.set', { settings: { ...settings, profiles } });
  }

  /**
   * @param path below `/grids/`
   * @param frame where all that the page shows is in one
   */
  async open(path: string, frame?: string): Promise<GridPage> {
    const page = await this.#harness.context.newPage();
    await page.goto(`${APP_ORIGIN}${BASE}/${path}`);
    // Its code comes after the document has been loaded.
    await page.locator('html[data-drawn]').waitFor();
    return new GridPage(page, frame);
  }

  /** What became of the newest run's contacts, in its order: `succeeded`, or `failed: why`. */
  async outcomes(): Promise<string[]> {
    const { runs } = await this.#harness.ask('runs.list', { before: null, limit: 1, open: false });
    const [run] = runs;
    if (run === undefined) return [];
    const page = await this.#harness.ask('runs.contacts', { runId: run.runId, after: -1, limit: 500 });
    return page.contacts.map(({ status, reason }) => (reason === '' ? status : `${status}: ${reason}`));
  }

  /** What the popup would say that can't be read on the open pages. */
  async missing(): Promise<readonly string[]> {
    const found = await this.#harness.ask('diagnosis.get', {});
    return found.flatMap(({ missing }) => missing);
  }
}
