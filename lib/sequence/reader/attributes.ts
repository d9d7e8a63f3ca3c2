import type { Read } from '../../profile/profile';

/** What pseudo-classes such as `:checked` and `:not(:enabled)` look at. */
const BEHIND_PSEUDO_CLASSES = ['checked', 'disabled', 'open', 'readonly', 'required', 'selected'];

/** The attributes that decide what some selectors match and what some reads read. */
export function attributesOf(selectors: readonly string[], reads: readonly Read[]): Set<string> {
  const names = new Set<string>();
  const read = reads.flatMap(({ selector }) => selector ?? []);
  for (const selector of [...selectors, ...read]) {
    for (const [, sign = '', name = ''] of selector.matchAll(/([.#:[])\s*([\w-]*)/g)) {
      if (sign === '.') names.add('class');
      else if (sign === '#') names.add('id');
      else if (sign === ':') for (const behind of BEHIND_PSEUDO_CLASSES) names.add(behind);
      // In HTML an attribute's name is in small letters, however it is written.
      else names.add(name).add(name.toLowerCase());
    }
  }
  for (const { attribute } of reads) {
    if (attribute !== undefined) names.add(attribute).add(attribute.toLowerCase());
  }
  return names;
}
