import type { Page } from 'playwright-core';
import type { ExtensionPage } from '../../../demo/browser.ts';
import type { Messages } from '../../../lib/messages/catalogue';
import type { Harness } from '../kit/harness.ts';
import type { SequencePage } from '../kit/sequencePage.ts';
import { answer, type Staged, stage, stageInPage } from './answers.ts';

type KnownCredits = Messages['page.hello']['response']['credits'];

/** Something that a person is shown, in one of its states. */
export interface Screen {
  /** Where it is and what its state is, so that a file can be called that: `popup-empty`. */
  readonly name: string;
  /** What of the page is ours, as a selector. */
  readonly part: 'html' | 'jason-ai-credits' | 'jason-ai-credits-dialog';
  /** Of the window that it is shown in, in CSS px. */
  readonly size: Size;
  /** Brings it about in a tab of its own. */
  readonly open: (browser: Harness) => Promise<Page>;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** As the toolbar's popup is. */
const POPUP: Size = { width: 360, height: 600 };
const WINDOW: Size = { width: 1280, height: 800 };

/**
 * One of the extension's own pages.
 *
 * @param act what a person does until the state is there; over when all that belongs to it can be seen
 * @param prepare what to do in the tab before the page is in it
 */
export function ofExtension(
  name: string,
  path: ExtensionPage,
  staged: readonly Staged[],
  act: (page: Page) => Promise<unknown>,
  prepare?: (tab: Page) => Promise<unknown>,
): Screen {
  return {
    name,
    part: 'html',
    size: path === 'popup.html' ? POPUP : WINDOW,
    async open(browser) {
      const page = await browser.openExtensionPage(path, async (tab) => {
        await prepare?.(tab);
        await stage(tab, staged);
      });
      await act(page);
      return page;
    },
  };
}

/**
 * What the extension adds to the app's page.
 *
 * @param credits what it knows of the credits
 */
export function ofSequence(
  name: string,
  part: Exclude<Screen['part'], 'html'>,
  credits: KnownCredits,
  staged: readonly Staged[],
  act: (sequence: SequencePage) => Promise<unknown>,
): Screen {
  return {
    name,
    part,
    size: WINDOW,
    async open(browser) {
      const { inUse: profiles } = await browser.ask('profiles.get', {});
      const sequence = await browser.openSequence();
      await sequence.counter.getByText('Buy credits').waitFor();
      const known = answer('page.hello', { credits: newest(credits), profiles });
      await stageInPage(sequence.page, [known, ...staged]);
      await act(sequence);
      return sequence.page;
    },
  };
}

/** Newer than what the worker may still answer to what it was asked before. */
function newest(credits: KnownCredits): KnownCredits {
  return credits.status === 'ready'
    ? { ...credits, view: { ...credits.view, asOfMs: Date.now() + 30_000 } }
    : credits;
}

/** Waits until some words can be seen. */
export function see(words: string): (page: Page) => Promise<void> {
  return (page) => page.getByText(words).first().waitFor();
}
