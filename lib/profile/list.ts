import type { ListProfile } from './profile.ts';

/** What is scrolled for rows that aren't in the document; null where none are drawn for that. */
export function scrollerOf(list: ListProfile): string | null {
  return 'scroller' in list ? list.scroller : null;
}
