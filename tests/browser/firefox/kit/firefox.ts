import { fileURLToPath } from 'node:url';
import { type Browser, launch, type Page } from 'puppeteer-core';
import type { ExtensionPage } from '../../../../demo/browser.ts';
import type { Demo } from '../../../../demo/server/demo.ts';
import { APP_ORIGIN } from '../../../../demo/server/playwright.ts';
import type { MessageType, RequestOf, ResponseOf } from '../../../../lib/messages/catalogue';
import type { Reply } from '../../../../lib/messages/send';
import { BrowserItself } from './browserItself.ts';
import { FirefoxPage } from './firefoxPage.ts';

const EXTENSION = fileURLToPath(new URL('../../../../.output/firefox-mv3', import.meta.url));
const ID = 'jason-ai-credits@extension';
/** Firefox makes up another one for each profile, unless it is told which. */
const HOST = '7d1f5bd2-4c2f-4d0a-9a53-0a9b8f1f4a10';

/** What an extension page has that Node hasn't. */
interface ExtensionGlobals {
  readonly browser: { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } };
}

/** A real Firefox, and the stand-in app behind the real app's origin. The extension comes when it is installed. */
export class Firefox {
  /** What a page of ours can't do, nor a script in one. */
  readonly itself: BrowserItself;
  readonly #browser: Browser;
  readonly #demo: Demo;
  #background: FirefoxPage | null = null;

  private constructor(browser: Browser, itself: BrowserItself, demo: Demo) {
    this.#browser = browser;
    this.itself = itself;
    this.#demo = demo;
  }

  static async start(demo: Demo): Promise<Firefox> {
    const { TEST_FIREFOX } = process.env;
    if (!TEST_FIREFOX) throw new Error('Set TEST_FIREFOX to the path of a Firefox.');
    const browser = await launch({
      browser: 'firefox',
      executablePath: TEST_FIREFOX,
      headless: true,
      // In ms: others are at work on the same processors.
      timeout: 60_000,
      defaultViewport: null,
      // Else nobody but a person may go to the pages of an extension.
      args: ['--remote-allow-system-access', '--width=1280', '--height=800'],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [ID]: HOST }),
      },
    });
    return new Firefox(browser, await BrowserItself.of(browser, ID, HOST), demo);
  }

  /** Installs the built extension, or, where it is there already, updates it. */
  async install(): Promise<void> {
    await this.#browser.installExtension(EXTENSION);
  }

  async stop(): Promise<void> {
    this.#demo.close();
    await this.#browser.close();
  }

  /** Opens a sequence's contacts as a new tab. */
  async openSequence(id = '101'): Promise<FirefoxPage> {
    const page = await this.#browser.newPage();
    await routeDemo(page, this.#demo);
    await page.goto(`${APP_ORIGIN}/Dashboard/Material#/campaign/${id}/people`);
    return new FirefoxPage(page);
  }

  /** Opens one of the extension's own pages as a tab. */
  async openExtensionPage(path: ExtensionPage): Promise<FirefoxPage> {
    const page = await this.#browser.newPage();
    await this.itself.navigate(page, `moz-extension://${HOST}/${path}`);
    return new FirefoxPage(page);
  }

  /** The tab that shows one of the extension's own pages, whoever opened it. */
  async findExtensionPage(path: ExtensionPage): Promise<FirefoxPage | null> {
    for (const page of await this.#browser.pages()) {
      // A tab that is on its way elsewhere can't be asked.
      const url = await page.evaluate(() => location.href).catch(() => '');
      if (url === `moz-extension://${HOST}/${path}`) return new FirefoxPage(page);
    }
    return null;
  }

  /** Closes every tab but the one in the background. */
  async closePages(): Promise<void> {
    for (const page of await this.#browser.pages()) if (page !== this.#background?.page) await page.close();
  }

  /**
   * Asks the worker as an extension page does, from a tab in the background: the one that a test looks at stays in front.
   *
   * @throws what the worker answers with, when it isn't a result
   */
  async ask<T extends MessageType>(type: T, request: RequestOf<T>): Promise<ResponseOf<T>> {
    this.#background ??= await this.openExtensionPage('options.html');
    const reply = await this.#background.page.evaluate(
      (type, request) => {
        const { browser } = globalThis as unknown as ExtensionGlobals;
        return browser.runtime.sendMessage({ type, request }) as Promise<Reply<T>>;
      },
      type,
      request,
    );
    if (!reply.ok) throw new Error(`${reply.problem.code} ${reply.problem.detail}`);
    return reply.result;
  }

  /** Begins anew in the browser's own ledger: with some credits, the app as it was, and no page open that anybody looks at. */
  async startOver(credits: number): Promise<void> {
    await this.ask('data.erase', {});
    await this.closePages();
    this.#demo.reset();
    await this.ask('demo.grant', { commandId: crypto.randomUUID(), source: 'purchase', credits });
  }

  /** Where the credits are, by the authority's word. */
  async balances() {
    const { balances } = await this.ask('view.get', {});
    return balances;
  }
}

/** Answers everything that a page asks of the real app's origin from a demo. */
async function routeDemo(page: Page, demo: Demo): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', async (request) => {
    const { status, headers, body } = await demo.handle({
      method: request.method(),
      url: request.url(),
      body: request.hasPostData() ? await request.fetchPostData() : undefined,
    });
    // A tab that was closed meanwhile has no use for it.
    await request.respond({ status, headers, body }).catch(() => undefined);
  });
}
