import { readdirSync, readFileSync } from 'node:fs';
import type { Copy } from '../../kit/locales.ts';

const LOCALES = new URL('../../../public/_locales/', import.meta.url);
const COPIES = readdirSync(LOCALES).map(
  (folder): Copy => JSON.parse(readFileSync(new URL(`${folder}/messages.json`, LOCALES), 'utf8')),
);

/** Every letter and sign that there is in some language's copy. */
export const LETTERS: readonly string[] = [
  ...new Set(COPIES.flatMap((copy) => Object.values(copy).flatMap(({ message }) => [...message]))),
];

/** How English words of ours are said in another language. */
export interface Translation {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Pairs of an English message and the other one. `$1` … stand for what is filled in. */
  readonly pairs: readonly (readonly [english: string, other: string])[];
}

/** Into each other language. Where English has the same words for several of its messages or forms, the longest stand for all. */
export const TRANSLATIONS: readonly Translation[] = COPIES.map(translationInto).filter(
  ({ language }) => language !== 'en',
);

function translationInto(copy: Copy): Translation {
  const forms = Map.groupBy(Object.keys(copy), stemOf);
  const pairs = new Map<string, string>();
  for (const [key, { message: english }] of Object.entries(wordsIn('en'))) {
    for (const form of forms.get(stemOf(key)) ?? []) {
      const said = copy[form]?.message ?? '';
      if (said.length > (pairs.get(english) ?? '').length) pairs.set(english, said);
    }
  }
  const direction = copy.direction?.message === 'rtl' ? 'rtl' : 'ltr';
  return { language: copy.language?.message ?? '', direction, pairs: [...pairs] };
}

/** A key without its plural category. */
function stemOf(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '');
}

function wordsIn(language: string): Copy {
  return COPIES.find((copy) => copy.language?.message === language) ?? {};
}
