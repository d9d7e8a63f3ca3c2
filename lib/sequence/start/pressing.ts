import { isUsable } from '../reader/control';
import { closest } from '../reader/find';
import { findBelow } from '../reader/items';
import { inside } from '../reader/roots';

/**
 * Whether something may be pressed for the rep on the way to a run: whatever a profile calls it, nothing that is the start
 * control, is in it or has it in itself, and no label of it either. Only `letStart` presses that.
 *
 * @param start the profile's selector of the control that starts a run
 */
export function mayPress(control: Element | null, start: string): control is HTMLElement {
  return isUsable(control) && !couldStart(control, start);
}

/** Whether to press something might start a run. */
export function couldStart(control: Element, start: string): boolean {
  const { control: labelled } = control as Partial<HTMLLabelElement>;
  return touches(control, start) || (labelled !== undefined && labelled !== null && touches(labelled, start));
}

/** Presses something for the rep. @returns false where that isn't possible, or could start a run */
export function pressForRep(control: Element | null, start: string): boolean {
  if (!mayPress(control, start)) return false;
  control.click();
  return true;
}

function touches(element: Element, start: string): boolean {
  const within = inside(element);
  const around = within === null ? [element] : [element, within];
  return closest(element, start) !== null || around.some((root) => findBelow(root, start).length > 0);
}
