import { CATEGORIES, type Category } from '../ledger/price.ts';
import type { PageProfile, Words } from './profile.ts';

/** Whether a page's value is one of these words; case, edge spaces and invisible marks don't matter. */
export function says(words: Words, value: string): boolean {
  const plain = plainly(value);
  return words.some((word) => plainly(word) === plain);
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
