// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COPY, LANGUAGES, type Language } from '../../../../server/http/pages/copy.ts';
import { type Copy, FRENCH_BREAK } from '../../../kit/locales.ts';
import { testApp } from '../testApp.ts';

const PATHS = ['/join', '/payments/done', '/payments/left', '/join%23jac_x'] as const;

/** What the extension says in a language. */
function extensionCopy(language: Language): Copy {
  const folder = join(import.meta.dirname, '../../../../public/_locales', language.replace('-', '_'));
  return JSON.parse(readFileSync(join(folder, 'messages.json'), 'utf8'));
}

async function languageOf(acceptLanguage: string | null, path: string = '/join') {
  const headers = acceptLanguage === null ? {} : { 'Accept-Language': acceptLanguage };
  const response = await testApp().app.request(path, { headers });
  return {
    language: response.headers.get('Content-Language'),
    vary: response.headers.get('Vary'),
    html: await response.text(),
  };
}

describe('the server’s own pages', () => {
  it('speak every language that the extension speaks', () => {
    const spoken = readdirSync(join(import.meta.dirname, '../../../../public/_locales'));
    expect(LANGUAGES.toSorted()).toEqual(spoken.map((folder) => folder.replace('_', '-')).sort());
  });

  it.each([
    ['de-AT,en;q=0.5', 'de'],
    ['pt-br', 'pt-BR'],
    ['nl, uk;q=0.8, en;q=0.9', 'en'],
    ['nl, uk;q=0.8, en;q=0.1', 'uk'],
    ['de;q=0, ja', 'ja'],
    ['pt-PT', 'en'],
    ['*', 'en'],
    ['', 'en'],
    ['-;;,q=x,'.repeat(500), 'en'],
    [null, 'en'],
  ])('are in the language that is asked for, as far as there is one: %s', async (asked, expected) => {
    const { language, vary, html } = await languageOf(asked);
    expect(language).toBe(expected);
    expect(vary).toContain('Accept-Language');
    expect(html).toContain(`<html lang="${expected}"`);
  });

  it.each(LANGUAGES)('run in their language’s direction, and say it all in it: %s', async (language) => {
    const { join: invitation, paymentDone, paymentLeft, exposed } = COPY[language];
    const words = [invitation, paymentDone, paymentLeft, exposed].map((part) => Object.values(part).flat());
    for (const [number, path] of PATHS.entries()) {
      const { html } = await languageOf(language, path);
      const page = new DOMParser().parseFromString(html, 'text/html');
      expect(page.documentElement.dir).toBe(language === 'ar' ? 'rtl' : 'ltr');
      const said = page.querySelector('#said') as HTMLElement | null;
      // Without scripts, as here, a parser doesn't take it for text.
      const all = `${page.documentElement.innerHTML} ${page.documentElement.textContent} ${Object.values(said?.dataset ?? {})}`;
      for (const one of words[number] ?? []) expect(all).toContain(one);
    }
  });

  it.each(LANGUAGES)('have the parts that English has, and none of its words: %s', (language) => {
    const flat = (copy: object) =>
      Object.entries(copy).flatMap(([part, words]) =>
        Object.entries(words as Record<string, string | string[]>).flatMap(([key, said]) =>
          [said].flat().map((one, at) => [`${part}.${key}.${at}`, one] as const),
        ),
      );
    const own = new Map(flat(COPY[language]));
    const english = new Map(flat(COPY.en));
    expect([...own.keys()]).toEqual([...english.keys()]);
    for (const [key, said] of own) {
      expect(said.trim()).toBe(said);
      expect(said).not.toMatch(/ {2}/);
      if (language === 'fr') expect(said).not.toMatch(FRENCH_BREAK);
      if (language !== 'en') expect(said).not.toBe(english.get(key));
    }
  });

  it.each(LANGUAGES)('call the extension’s buttons and places what it calls them itself: %s', (language) => {
    const { join: invitation, paymentLeft } = COPY[language];
    const { popup_invited_look, options_team_join, options_team_link, options_title, billing_title } =
      extensionCopy(language);
    const said = (one?: { message: string }) => one?.message ?? 'missing';
    expect(invitation.link).toBe(said(options_team_link));
    expect(invitation.steps[1]).toContain(said(popup_invited_look));
    expect(invitation.steps[2]).toContain(said(options_team_join));
    for (const text of [invitation.paste, invitation.withoutScript]) {
      for (const one of [options_team_link, options_team_join, options_title])
        expect(text).toContain(said(one));
    }
    expect(paymentLeft.words).toContain(said(billing_title));
  });
});
