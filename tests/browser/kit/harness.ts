import { readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { type DemoBrowser, type ExtensionPage, openDemo, showDemo } from '../../../demo/browser.ts';
import type { Demo } from '../../../demo/server/demo.ts';
import type { DemoOptions } from '../../../demo/server/options.ts';
import type { MessageType, RequestOf, ResponseOf } from '../../../lib/messages/catalogue';
import type { Reply } from '../../../lib/messages/send';
import { SequencePage } from './sequencePage.ts';
import { newBrowser } from './start.ts';

/** Tells the page that `ask` asks from, so that a test may open the options page for itself. */
const BACKGROUND_PAGE = '#background';

/** What an extension page has that Node hasn't. */
interface ExtensionGlobals {
  readonly chrome: { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } };
}

/** What Chromium's own page of extensions has. */
interface ExtensionsPageGlobals {
  readonly chrome: {
    readonly developerPrivate: {
      updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
      reload(id: string, options: { failQuietly: boolean }): Promise<void>;
      updateExtensionConfiguration(update: {
        extensionId: string;
        hostAccess: 'ON_CLICK' | 'ON_ALL_SITES';
      }): Promise<void>;
    };
    readonly management: { setEnabled(id: string, enabled: boolean): Promise<void> };
  };
}

/** A real Chromium with the built extension in it, and the stand-in app behind the real app's origin. */
export class Harness {
  readonly #profile: string;
  readonly #others: readonly string[];
  #browser: DemoBrowser;

  private constructor(profile: string, others: readonly string[], browser: DemoBrowser) {
    this.#profile = profile;
    this.#others = others;
    this.#browser = browser;
  }

  /**
   * @param template a profile to start from, as `prepareProfile` makes them; an empty one where absent
   * @param others folders of other extensions that the browser has, too
   */
  static async start(
    demo: Demo | DemoOptions,
    template?: string,
    others: readonly string[] = [],
  ): Promise<Harness> {
    const { profile, ...started } = await newBrowser({ template, others });
    return new Harness(profile, others, await showDemo(started, demo));
  }

  get context(): BrowserContext {
    return this.#browser.context;
  }

  get demo(): Demo {
    return this.#browser.demo;
  }

  /** Closes the browser and starts it again on the same profile; the app's own server goes on. */
  async restart(): Promise<void> {
    await this.context.close();
    await this.#openAgain();
  }

  /** Ends the browser with all its processes at once, as the system does to one that takes too much, and starts it again. */
  async crash(): Promise<void> {
    const { context } = this;
    // Chromium names its own process there, `host-pid`, and all that it starts is of that process's group.
    const lock = await readlink(join(this.#profile, 'SingletonLock'));
    const closed = context.waitForEvent('close');
    process.kill(-Number(lock.slice(lock.lastIndexOf('-') + 1)), 'SIGKILL');
    await closed;
    await this.#openAgain();
  }

  async #openAgain(): Promise<void> {
    const { demo } = this;
    this.#browser = await openDemo({
      profile: this.#profile,
      headless: true,
      demo,
      others: this.#others,
    });
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await rm(this.#profile, { recursive: true, force: true });
  }

  /** Opens a sequence's contacts as a new tab. */
  async openSequence(id = '101'): Promise<SequencePage> {
    return new SequencePage(await this.#browser.openSequence(id));
  }

  /** Opens one of the extension's own pages as a tab. @param prepare what to do in the tab before the page is in it */
  openExtensionPage(path: ExtensionPage, prepare?: (tab: Page) => Promise<unknown>): Promise<Page> {
    return this.#browser.openExtensionPage(path, prepare);
  }

  /**
   * Asks the worker as an extension page does, from a tab in the background: the one that a test looks at stays in front.
   *
   * @throws what the worker answers with, when it isn't a result
   */
  async ask<T extends MessageType>(type: T, request: RequestOf<T>): Promise<ResponseOf<T>> {
    const page = await this.backgroundPage();
    const reply = await page.evaluate(
      ([type, request]) => {
        const { chrome } = globalThis as unknown as ExtensionGlobals;
        return chrome.runtime.sendMessage({ type, request }) as Promise<Reply<T>>;
      },
      [type, request] as const,
    );
    if (!reply.ok) throw new Error(`${reply.problem.code} ${reply.problem.detail}`);
    return reply.result;
  }

  /** A page of the extension's own that nobody looks at: what it can do is what the extension can. */
  async backgroundPage(): Promise<Page> {
    const known = this.context.pages().find((page) => page.url().endsWith(BACKGROUND_PAGE));
    if (known !== undefined) return known;
    const inFront = this.context.pages().at(-1);
    const page = await this.openExtensionPage('options.html');
    await page.goto(`${page.url()}${BACKGROUND_PAGE}`);
    await inFront?.bringToFront();
    return page;
  }

  /** Puts credits into the pool, as the options page does. */
  async grant(credits: number, source: 'plan' | 'purchase' = 'purchase'): Promise<void> {
    await this.ask('demo.grant', { commandId: crypto.randomUUID(), source, credits });
  }

  /** Begins anew in the browser's own ledger: with some credits, the app as it was, and no page open that anybody looks at. */
  async startOver(credits = 0): Promise<void> {
    const background = await this.backgroundPage();
    for (const page of this.context.pages()) if (page !== background) await page.close();
    this.demo.reset();
    await this.ask('data.erase', {});
    if (credits > 0) await this.grant(credits);
  }

  /** Where the credits are, by the authority's word. */
  async balances() {
    const { balances } = await this.ask('view.get', {});
    return balances;
  }

  /** Ends the worker at once, as the browser does when it likes to. It has ended when this returns. */
  async killWorker(): Promise<void> {
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    const session = await this.context.newCDPSession(page);
    const seen = new Set<string>();
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { runningStatus } of versions) seen.add(runningStatus);
    });
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    if (!seen.has('stopping')) throw new Error('The worker is not running');
    await session.detach();
  }

  /** Reloads the extension, as an update does. */
  updateExtension(): Promise<void> {
    return this.#manage(async ({ developerPrivate }, id) => {
      // Without it, Chromium doesn't let an extension back in that it has put out.
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await developerPrivate.reload(id, { failQuietly: true });
    });
  }

  /** Switches the extension off and on again, as its switch on Chromium's page of extensions does. */
  switchExtensionOffAndOn(): Promise<void> {
    return this.#manage(async ({ developerPrivate, management }, id) => {
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await management.setEnabled(id, false);
      await management.setEnabled(id, true);
    });
  }

  /** Lets the extension into sites, or only when its icon is clicked there, as its person can. */
  allowSites(isAllowed: boolean): Promise<void> {
    return isAllowed
      ? this.#manage(({ developerPrivate }, extensionId) =>
          developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_ALL_SITES' }),
        )
      : this.#manage(({ developerPrivate }, extensionId) =>
          developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_CLICK' }),
        );
  }

  /** Does something on Chromium's own page of extensions. @param act runs in that page */
  async #manage(
    act: (chrome: ExtensionsPageGlobals['chrome'], extensionId: string) => Promise<void>,
  ): Promise<void> {
    const inFront = this.context.pages().at(-1);
    const { host: id } = new URL((await this.backgroundPage()).url());
    const page = await this.context.newPage();
    await page.goto('chrome://extensions');
    await page.evaluate(`(${act})(chrome, ${JSON.stringify(id)})`);
    await page.close();
    await inFront?.bringToFront();
  }
}
