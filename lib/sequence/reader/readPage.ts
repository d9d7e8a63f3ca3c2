import type { PageMatch } from '../match';
import { find } from './find';
import type { PageReading, ProfilePart } from './reading';
import { readSelection } from './selection';
import { readSteps } from './steps';

/** Reads what a sequence page shows now. Never throws: what can't be read is named in `missing`. */
export function readPage(root: ParentNode, { profile, sequenceId }: PageMatch): PageReading {
  const { steps, unknownCategories, found } = readSteps(root, profile.steps);
  const selection = readSelection(root, profile);
  const hasStart = find(root, profile.start) !== null;
  const missing: ProfilePart[] = [...selection.missing];
  if (find(root, profile.counter.anchor) === null) missing.push('counter');
  if (!found) missing.push('steps');
  if (!hasStart) missing.push('start');
  // With nobody chosen, a page has no need of a control that clears the selection.
  if (
    profile.reduce?.by === 'choosing' &&
    selection.selected > 0 &&
    find(root, profile.reduce.clear) === null
  ) {
    missing.push('reduce');
  }
  const { selected, exact, checked } = selection;
  return { sequenceId, steps, unknownCategories, selected, exact, checked, hasStart, missing };
}
