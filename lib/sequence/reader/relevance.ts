import type { PageProfile } from '../../profile/profile';
import { closest } from './find';
import { isElement } from './roots';

/**
 * Tells changes that may matter to a reading from text that nobody reads, such as a clock's or a progress's: those would
 * have a page read with every frame.
 */
export function createRelevance({
  contacts,
  steps,
  selected,
}: PageProfile): (records: readonly MutationRecord[]) => boolean {
  const texts = [contacts.row, steps.item];
  if (selected.by !== 'rows') texts.unshift(selected.sentence.selector);
  return (records) =>
    records.some((record) => {
      if (!isOfText(record)) return true;
      const { target } = record;
      const element = isElement(target) ? target : target.parentElement;
      return element === null || texts.some((selector) => closest(element, selector) !== null);
    });
}

function isOfText({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  const isText = ({ nodeType }: Node) => nodeType === Node.TEXT_NODE;
  return type === 'characterData' || (type === 'childList' && [...addedNodes, ...removedNodes].every(isText));
}
