import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { createDemo, type Demo } from '../../../demo/server/demo.ts';
import type { DemoOptions } from '../../../demo/server/options.ts';
import { APP_ORIGIN, routeDemo } from '../../../demo/server/playwright.ts';
import type { MessageType, RequestOf, ResponseOf } from '../../../lib/messages/catalogue';
import type { Reply } from '../../../lib/messages/send';
import { launchOptions } from './launch.ts';

/** What an extension page has that Node hasn't. */
interface ExtensionGlobals {
  readonly chrome: { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } };
}

/** A real Chromium with the built extension in it, and the stand-in app behind the real app's origin. */
export class Harness {
  readonly demo: Demo;
  readonly #folder: string;
  #context: BrowserContext;

  private constructor(demo: Demo, folder: string, context: BrowserContext) {
    this.demo = demo;
    this.#folder = folder;
    this.#context = context;
  }

  static async start(options: DemoOptions): Promise<Harness> {
    const demo = createDemo(options);
    const folder = await mkdtemp(join(tmpdir(), 'jason-ai-credits-'));
    return new Harness(demo, folder, await launch(folder, demo));
  }

  get context(): BrowserContext {
    return this.#context;
  }

  /** Closes the browser and starts it again on the same profile. */
  async restart(): Promise<void> {
    await this.#context.close();
    this.#context = await launch(this.#folder, this.demo);
  }

  async stop(): Promise<void> {
    this.demo.close();
    await this.#context.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Opens a sequence's contacts as a new tab. */
  async openSequence(id = '101'): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(`${APP_ORIGIN}/Dashboard/Material#/campaign/${id}/people`);
    return page;
  }

  /** Opens one of the extension's own pages as a tab. */
  async openExtensionPage(path: 'popup.html' | 'options.html' | 'billing.html'): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(`chrome-extension://${await this.#extensionId()}/${path}`);
    return page;
  }

  /** Asks the worker as an extension page does. @throws what the worker answers with, when it isn't a result */
  async ask<T extends MessageType>(type: T, request: RequestOf<T>): Promise<ResponseOf<T>> {
    const page = await this.openExtensionPage('options.html');
    try {
      const reply = await page.evaluate(
        ([type, request]) => {
          const { chrome } = globalThis as unknown as ExtensionGlobals;
          return chrome.runtime.sendMessage({ type, request }) as Promise<Reply<T>>;
        },
        [type, request] as const,
      );
      if (!reply.ok) throw new Error(`${reply.problem.code} ${reply.problem.detail}`);
      return reply.result;
    } finally {
      await page.close();
    }
  }

  /** Puts credits into the pool, as the options page does. */
  async grant(credits: number, source: 'plan' | 'purchase' = 'purchase'): Promise<void> {
    await this.ask('demo.grant', { commandId: crypto.randomUUID(), source, credits });
  }

  /** Ends the worker at once, as the browser does when it likes to. */
  async killWorker(): Promise<void> {
    const page = this.#context.pages()[0] ?? (await this.#context.newPage());
    const session = await this.#context.newCDPSession(page);
    const { targetInfos } = await session.send('Target.getTargets');
    const workers = targetInfos.filter(
      ({ type, url }) => type === 'service_worker' && url.endsWith('/background.js'),
    );
    if (workers.length === 0) throw new Error('The worker is not running');
    for (const { targetId } of workers) await session.send('Target.closeTarget', { targetId });
    await session.detach();
  }

  async #extensionId(): Promise<string> {
    const [running] = this.#context.serviceWorkers();
    const worker = running ?? (await this.#context.waitForEvent('serviceworker'));
    return new URL(worker.url()).host;
  }
}

async function launch(folder: string, demo: Demo): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, launchOptions());
  await routeDemo(context, demo);
  return context;
}
