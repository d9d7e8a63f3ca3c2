import { isHarmlessAttribute, READABLE_ATTRIBUTE } from '../../profile/permitted';
import type { Read } from '../../profile/profile';
import { hostOf } from '../../sequence/reader/roots';
import { readValue } from '../../sequence/reader/values';
import type { Values } from '../parts';
import { suggestInner } from './inner';

const MOST_SUGGESTIONS = 8;
/** They say how an element looks or what it can do, never what a contact is. */
const NOT_A_VALUE = /^(?:class|role|aria-hidden)$/;
const CONTROLS = new Set(['input', 'select', 'textarea']);

/**
 * How the value can be read that somebody pointed at: from that element, or from an attribute of what it is in.
 *
 * @param rows those that have such a value, `row` among them
 */
export function suggestReads(
  row: Element,
  element: Element,
  rows: readonly Element[],
  values: Values,
): readonly Read[] {
  const reads = pathTo(element, row).flatMap((at) => readsOf(row, at, at === element));
  const good = reads.filter((read) => fits(rows, row, read, values));
  const withParts = values === 'distinct' ? good.flatMap((read) => [...partOf(rows, read), read]) : good;
  return withParts.slice(0, MOST_SUGGESTIONS);
}

/** The element, what it is in, and so on up to the row; none where it isn't in the row. */
function pathTo(element: Element, row: Element): Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement ?? hostOf(at)) {
    path.push(at);
    if (at === row) return path;
  }
  return [];
}

function readsOf(row: Element, at: Element, isPointed: boolean): Read[] {
  const [selector] = at === row ? [undefined] : suggestInner(row, at);
  if (selector === undefined && at !== row) return [];
  const from: Read = selector === undefined ? {} : { selector };
  const names = [...at.attributes]
    .map(({ name }) => name)
    .filter((name) => READABLE_ATTRIBUTE.test(name) && isHarmlessAttribute(name) && !NOT_A_VALUE.test(name));
  const attributes = names.filter((name) => name !== 'value').map((attribute) => ({ ...from, attribute }));
  // A form control's text is that of its options.
  const own: Read = CONTROLS.has(at.localName) ? { ...from, attribute: 'value' } : from;
  return isPointed ? [own, ...attributes] : attributes;
}

function fits(rows: readonly Element[], row: Element, read: Read, values: Values): boolean {
  if (readValue(row, read) === '') return false;
  if (values === 'any') return true;
  const all = rows.map((one) => readValue(one, read)).filter((value) => value !== '');
  if (new Set(all).size < all.length) return false;
  return values === 'distinct' || all.every((value) => /^\d+$/.test(value));
}

/** The part in which values differ, where they have something in common: the id in a link. */
function partOf(rows: readonly Element[], read: Read): Read[] {
  if (read.attribute !== 'href') return [];
  const all = rows.map((row) => readValue(row, read)).filter((value) => value !== '');
  const [first = '', ...others] = all;
  let alike = 0;
  while (alike < first.length && others.every((value) => value[alike] === first[alike])) alike++;
  // Ids may begin alike: the part starts after the last mark that all share.
  const before = /^.*[/=?&#]/.exec(first.slice(0, alike))?.[0] ?? '';
  if (before === '' || others.length === 0 || /[*{}]/.test(before)) return [];
  const mark = /[/?&#]/.exec(first.slice(before.length))?.[0];
  const pattern = mark === undefined ? `${before}{}` : `${before}{}${mark}*`;
  const part = { ...read, pattern };
  const parts = rows.map((row) => readValue(row, part)).filter((value) => value !== '');
  return new Set(parts).size === all.length ? [part] : [];
}
