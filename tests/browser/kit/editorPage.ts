import type { Locator, Page } from 'playwright-core';

/** What the extension adds to any sequence page, as a rep sees it. */
export class EditorPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The credit counter; Playwright looks into the shadow root. */
  get counter(): Locator {
    return this.page.locator('jason-ai-credits .counter');
  }

  /** The counter's words as they are seen. */
  counterText(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: hidden words don't count, and this is Playwright's method.
    return this.counter.innerText();
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Goes on, or not, by a button of the pop-up. */
  answer(name: string): Promise<void> {
    return this.dialog.getByRole('button', { name, exact: true }).click();
  }
}
