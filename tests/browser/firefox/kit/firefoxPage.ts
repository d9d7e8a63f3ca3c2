import type { Page } from 'puppeteer-core';

/** A tab as a person uses it: pages of the app's with what the extension adds to them, and the extension's own. */
export class FirefoxPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses what has a name, as it is read out, and a role. */
  async press(name: string, role = 'button'): Promise<void> {
    // A tab in the background draws nothing, and Puppeteer waits until nothing moves.
    await this.page.bringToFront();
    await this.page.locator(`>>> ::-p-aria([name="${name}"][role="${role}"])`).click();
  }

  /** Puts something into a field in place of what is in it, as pasting does. */
  async paste(label: string, words: string): Promise<void> {
    await this.page.bringToFront();
    const field = await this.page.waitForSelector(`>>> ::-p-aria([name="${label}"][role="textbox"])`);
    await field?.evaluate((element, words) => {
      (element as HTMLInputElement).select();
      document.execCommand('insertText', false, words);
    }, words);
  }

  /** Chooses one of a drop-down's amounts or names. */
  async choose(label: string, option: string): Promise<void> {
    const list = await this.page.waitForSelector(`>>> ::-p-aria([name="${label}"][role="combobox"])`);
    await list?.type(option);
  }

  /** Waits until something can be read. */
  async read(words: string): Promise<void> {
    await this.page.waitForSelector(`>>> ::-p-text(${words})`);
  }

  /** The page's words as they are seen. */
  words(): Promise<string> {
    return this.#seen('body');
  }

  /** The counter's words as they are seen; empty where there is none. */
  counterText(): Promise<string> {
    return this.#seen('.counter');
  }

  /** The pop-up's words as they are seen; empty where there is none. */
  dialogText(): Promise<string> {
    return this.#seen('dialog');
  }

  /** The words of what has the focus, in whatever root that is; empty where nothing in the page has it. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element === document.body ? '' : (element?.textContent ?? '');
    });
  }

  /** Chooses all contacts on this page of the list. */
  async selectPage(): Promise<void> {
    await this.page.bringToFront();
    await this.page.locator('.people__select-page').click();
  }

  /** The ids of the contacts on this page of the list, in its order. */
  contactIds(): Promise<string[]> {
    return this.page.$$eval('.person', (rows) =>
      rows.map((row) => row.getAttribute('data-contact-id') ?? ''),
    );
  }

  /** What the page says of its contacts' personalization, in its order. */
  statuses(): Promise<string[]> {
    return this.page.$$eval('.person__status', (cells) =>
      cells.map((cell) => cell.getAttribute('data-status') ?? ''),
    );
  }

  async #seen(selector: string): Promise<string> {
    const seen = await this.page.$$eval(`>>> ${selector}`, (found) =>
      // biome-ignore lint/performance/useDomNodeTextContent: hidden words don't count.
      found.map((element) => (element as HTMLElement).innerText),
    );
    return seen.join('\n');
  }
}
