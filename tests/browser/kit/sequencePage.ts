import type { Locator, Page } from 'playwright-core';

/** The stand-in sequence editor as a rep uses it, and what the extension adds to it as a rep sees it. */
export class SequencePage {
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

  get start(): Locator {
    return this.page.getByRole('button', { name: 'Personalize with Jason AI' });
  }

  async selectPage(): Promise<void> {
    await this.page.locator('.people__select-page').check();
  }

  async selectAll(): Promise<void> {
    await this.page.locator('.people__select-all').click();
  }

  async chooseCategory(step: string, category: string): Promise<void> {
    await this.page
      .locator(`.email-step[data-step-id="${step}"] .email-step__category`)
      .selectOption(category);
  }

  /** The ids of the contacts on this page of the list, in its order. */
  contactIds(): Promise<string[]> {
    return this.page
      .locator('.person')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-contact-id') ?? ''));
  }

  /** What the page says of its contacts' personalization, in its order. */
  statuses(): Promise<string[]> {
    return this.page
      .locator('.person__status')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-status') ?? ''));
  }
}
