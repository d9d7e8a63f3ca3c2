import { html } from 'hono/html';
import { COPY, type Language } from './copy.ts';
import { type Page, pageOf } from './document.ts';

/** Where a payment provider sends people back to: `done` after they paid, `left` when they didn't. */
export type PaymentEnd = 'done' | 'left';

/** A page of a few words, without a script. */
export function paymentPage(language: Language, end: PaymentEnd): Page {
  const { title, words } = COPY[language][end === 'done' ? 'paymentDone' : 'paymentLeft'];
  return pageOf(language, { title, body: html`<p>${words}</p>` });
}
