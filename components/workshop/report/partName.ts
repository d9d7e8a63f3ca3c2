import { text } from '../../../lib/i18n/text';

const PARTS = ['counter', 'contacts', 'selected', 'reduce', 'steps', 'start', 'outcomes'] as const;

/** A part of a profile in words; a selector is itself. */
export function partName(name: string): string {
  const part = PARTS.find((known) => name.split('.')[0] === known);
  return part === undefined ? name : text(`popup_part_${part}`);
}
