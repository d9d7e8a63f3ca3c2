import type { PageProfile, Read } from '../../profile/profile';
import { closest, find, findAll } from '../../sequence/reader/find';
import { readValue } from '../../sequence/reader/values';
import { type Part, wantedFor } from '../parts';
import { valueAt } from '../path';
import type { Candidate } from '../protocol';
import { suggestInner } from './inner';
import { suggestOne } from './one';
import { suggestRepeated } from './repeated';
import { suggestState } from './state';
import { targetOf } from './target';
import { suggestReads } from './values';

/** More rows than that say nothing new, and a page may have thousands. */
export const MOST_ROWS = 50;
/** The longest text that is shown of an element, in UTF-16 units. */
const LONGEST_SAMPLE = 70;

/**
 * What a profile could say of an element that was pointed at; the best first.
 *
 * @param profile says what the rows are that a part is in
 * @returns none where the element can't be such a part: a contact's name outside every row
 */
export function candidatesFor(part: Part, pointed: Element, profile: PageProfile): readonly Candidate[] {
  const wanted = wantedFor(part);
  const element = targetOf(pointed, part);
  if (wanted.kind === 'one') return suggestOne(element).map(inDocument);
  if (wanted.kind === 'repeated') return suggestRepeated(element).map(inDocument);

  const rowSelector = String(valueAt(profile, wanted.of));
  const row = closest(element, rowSelector);
  if (row === null) return [];
  const rows = [...findAll(document, rowSelector)].slice(0, MOST_ROWS);
  if (!rows.includes(row)) rows.push(row);
  switch (wanted.kind) {
    case 'inner':
      return mostFound(suggestInner(row, element).map((selector) => inRows(rows, selector)));
    case 'state':
      return suggestState(row, rows).map((selector) => ({
        value: selector,
        count: rows.filter((one) => one.matches(selector)).length,
        of: rows.length,
        sample: sampleOf(row),
      }));
    case 'value':
      return suggestReads(row, element, rows, wanted.values).map((read) => readInRows(rows, row, read));
  }
}

/** The text of an element as it is shown to the person: its pieces apart, cut where it is long. */
export function sampleOf(element: Element | undefined): string {
  if (element === undefined) return '';
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let sample = '';
  while (sample.length <= LONGEST_SAMPLE && texts.nextNode() !== null) {
    sample += ` ${texts.currentNode.nodeValue?.trim() ?? ''}`;
  }
  return shortened(sample);
}

/** A text in one line, cut where it is long. */
export function shortened(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  return plain.length > LONGEST_SAMPLE ? `${plain.slice(0, LONGEST_SAMPLE - 1)}…` : plain;
}

function inDocument(selector: string): Candidate {
  const found = findAll(document, selector);
  return { value: selector, count: found.length, of: null, sample: sampleOf(found[0]) };
}

function inRows(rows: readonly Element[], selector: string): Candidate {
  const found = rows.flatMap((row) => find(row, selector) ?? []);
  return { value: selector, count: found.length, of: rows.length, sample: sampleOf(found[0]) };
}

function readInRows(rows: readonly Element[], row: Element, read: Read): Candidate {
  const count = rows.filter((one) => readValue(one, read) !== '').length;
  return { value: read, count, of: rows.length, sample: shortened(readValue(row, read)) };
}

function mostFound(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort((a, b) => b.count - a.count);
}
