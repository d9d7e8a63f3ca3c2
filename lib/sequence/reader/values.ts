import type { Read } from '../../profile/profile';
import { foldedId } from '../../protocol/contactId';
import { wildcards } from '../wildcards';
import { find } from './find';
import { shownText } from './shownText';
import { isPrivate } from './typed';

/** Between the values of an identity that is made of several. */
const BETWEEN = ' | ';

/** The longest text that tells one thing from others, in UTF-16 units: what is longer isn't an id. */
const LONGEST_ID = 300;

/** The value that a profile reads from an element; empty where there is none, or none that may be read. */
export function readValue(element: Element, { selector, attribute, pattern }: Read): string {
  const target = selector === undefined ? element : find(element, selector);
  if (target === null || isPrivate(target, attribute)) return '';
  const value = attribute === undefined ? shownText(target) : attributeOf(target, attribute);
  return pattern === undefined ? value : partOf(value, pattern);
}

/** What tells an element's contact or step from others; empty where any of its values is. */
export function readIdentity(element: Element, reads: readonly Read[]): string {
  const values = reads.map((read) => readValue(element, read));
  const id = values.includes('') ? '' : values.map(foldedId).join(BETWEEN);
  return id.length > LONGEST_ID ? '' : id;
}

function attributeOf(element: Element, name: string): string {
  // What a form control holds by now is a property; its attribute is what it began with.
  const value = name === 'value' && 'value' in element ? element.value : element.getAttribute(name);
  return String(value ?? '').trim();
}

/** The part of a value that stands at a pattern's `{}`; empty where the value is another. */
function partOf(value: string, pattern: string): string {
  return wildcards(pattern, '{}').exec(value)?.[1]?.trim() ?? '';
}
