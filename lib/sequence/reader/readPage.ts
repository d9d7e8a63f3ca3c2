import { clearingOf } from '../../profile/reduce';
import type { PageMatch } from '../match';
import { find } from './find';
import type { PageReading, ProfilePart } from './reading';
import { createRowMemory } from './rowMemory';
import { readSelection, type SelectionReading } from './selection';
import { looksLikeStart } from './startControl';
import { readSteps } from './steps';

/** What a sequence page shows now. What can't be read is named in `missing`. */
export function readPage(root: ParentNode, match: PageMatch): PageReading {
  const selection = readSelection(root, match.profile, createRowMemory(match.profile.contacts));
  return readAround(root, match, selection);
}

/** The whole reading of a page whose selection is read already. */
export function readAround(
  root: ParentNode,
  { profile, sequenceId }: PageMatch,
  selection: SelectionReading,
): PageReading {
  const { steps, unknownCategories, found } = readSteps(root, profile.steps);
  const start = find(root, profile.start);
  const hasStart = start !== null && looksLikeStart(start);
  const missing: ProfilePart[] = [...selection.missing];
  if (find(root, profile.counter.anchor) === null) missing.push('counter');
  if (!found || unknownCategories.length > 0) missing.push('steps');
  if (!hasStart) missing.push('start');
  // With nobody chosen, a page has no need of a control that clears the selection.
  if (profile.reduce?.by === 'choosing' && selection.selected > 0) {
    // The other ones come with the menu that it opens.
    const [clear = ''] = clearingOf(profile.reduce);
    if (find(root, clear) === null) missing.push('reduce');
  }
  const { selected, exact, checked } = selection;
  // Some pages show the control only while somebody is chosen; and the rep is asked about a category of another name.
  const canStart = found && (hasStart || selected === 0);
  return {
    sequenceId,
    steps,
    unknownCategories,
    selected,
    exact,
    checked: checked.size,
    hasStart,
    missing,
    readable: selection.readable && canStart,
  };
}
