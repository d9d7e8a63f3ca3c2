import { CATEGORIES, type Category } from '../ledger/price.ts';
import type { PageProfile, Words } from './profile.ts';

/** Ten thousand statuses are compared with the same words. */
const plain = new WeakMap<Words, ReadonlySet<string>>();

/** Whether a page's value is one of these words; case, edge spaces and invisible marks don't matter. */
export function says(words: Words, value: string): boolean {
  let known = plain.get(words);
  if (known === undefined) {
    known = new Set(words.map(plainly));
    plain.set(words, known);
  }
  return known.has(plainly(value));
}

/** The category that a page means by a value, or null where it means none that is known. */
export function categoryOf(categories: PageProfile['steps']['categories'], value: string): Category | null {
  return CATEGORIES.find((category) => says(categories[category], value)) ?? null;
}

/** A text without what nobody sees of it: marks of direction, zero-width spaces and joiners, soft hyphens, tags. */
export function withoutMarks(text: string): string {
  return text.replaceAll(/\p{DI}/gu, '');
}

function plainly(word: string): string {
  return withoutMarks(word.normalize('NFKC')).trim().toLowerCase();
}
