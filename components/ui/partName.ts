import { text } from '../../lib/i18n/text';

const PARTS = [
  'counter',
  'contacts',
  'identity',
  'selected',
  'reduce',
  'steps',
  'start',
  'outcomes',
  'reader',
] as const;

/** A part of a page profile in words, by the first word of its path; the path itself where there are none for it. */
export function partName(path: string): string {
  const part = PARTS.find((known) => path.split('.')[0] === known);
  return part === undefined ? path : text(`popup_part_${part}`);
}
