import { html } from 'hono/html';
import { TOKEN_IN_TEXT } from '../../../lib/protocol/joinLink.ts';
import { COPY, type Language } from './copy.ts';
import { type Page, pageOf } from './document.ts';

/** The link is what this page was opened by: the token behind its # is in the browser and nowhere else. */
const SCRIPT = `
  const link = document.getElementById('link');
  const said = document.getElementById('said');
  const hash = location.hash.replace(/%5f/gi, '_').replace(/%2d/gi, '-').replace(/%e2%80%8[b-f]/gi, '');
  const token = /^#[/!]*(${TOKEN_IN_TEXT})/.exec(hash)?.[1];
  document.getElementById(token ? 'steps' : 'incomplete').hidden = false;
  if (token) link.value = location.origin + location.pathname.replace(/\\/+$/, '') + '#' + token;
  link.addEventListener('focus', () => link.select());
  document.getElementById('copy').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(link.value);
      said.textContent = said.dataset.copied;
    } catch {
      link.focus();
      said.textContent = said.dataset.selected;
    }
  });
`;

/** The page that a join link opens. */
export function joinPage(language: Language): Page {
  const { title, incomplete, withoutScript, intro, steps, otherwise, paste, link, copy, copied, selected } =
    COPY[language].join;
  const body = html`<noscript><p>${withoutScript}</p></noscript>
<p id="incomplete" hidden>${incomplete}</p>
<div id="steps" hidden>
<p>${intro}</p>
<ol>
${steps.map((step) => html`<li>${step}</li>`)}
</ol>
<h2>${otherwise}</h2>
<p>${paste}</p>
<p><label for="link">${link}</label>
<input id="link" dir="ltr" readonly spellcheck="false" autocomplete="off">
<button id="copy" type="button">${copy}</button>
<span id="said" role="status" data-copied="${copied}" data-selected="${selected}"></span></p>
</div>`;
  return pageOf(language, { title, body, script: SCRIPT });
}
