import type { Locator } from 'playwright-core';
import { EditorPage } from './editorPage.ts';

/** The stand-in sequence editor as a rep uses it. */
export class SequencePage extends EditorPage {
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
