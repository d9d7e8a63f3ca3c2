import { isUsable } from '../reader/control';
import { closest } from '../reader/find';
import { findBelow } from '../reader/items';
import { inside } from '../reader/roots';
import { isCheckbox } from '../reader/rowLike';
import type { ListBounds } from './listBounds';
import { pointAt } from './pressStart';

/**
 * Whether something may be pressed for the rep on the way to a run: whatever a profile calls it, only a control of the list; and
 * nothing that is the start control, is in it or has it in itself, and no label of it either. Only `letStart` presses that.
 */
export function mayPress(control: Element | null, list: ListBounds): control is HTMLElement {
  return isUsable(control) && isOfList(control, list);
}

/** The same of one that may be disabled as yet. */
export function isOfList(control: Element, list: ListBounds): boolean {
  return !couldStart(control, list.start) && list.has(control);
}

/** Presses a control of the list for the rep. @returns false where that isn't possible, or isn't for us to do */
export function pressForRep(control: Element | null, list: ListBounds): boolean {
  return pressBy((one) => one.click(), control, list);
}

/** The same by what a mouse does: some menus open as soon as its button goes down, and others when it is up. */
export function pressLikeMouse(control: Element | null, list: ListBounds): boolean {
  return pressBy(pointAt, control, list);
}

/** Presses what chooses a row's contact. @returns false where that isn't possible, or it is no checkbox */
export function pressCheckbox(control: Element | null, list: ListBounds): boolean {
  if (!isUsable(control) || couldStart(control, list.start)) return false;
  if (!isCheckbox(control) || !list.hasCheckbox(control)) return false;
  control.click();
  return true;
}

function pressBy(press: (control: HTMLElement) => void, control: Element | null, list: ListBounds): boolean {
  if (!mayPress(control, list)) return false;
  list.note(control);
  press(control);
  return true;
}

function couldStart(control: Element, start: string): boolean {
  const { control: labelled } = control as Partial<HTMLLabelElement>;
  return touches(control, start) || (labelled !== undefined && labelled !== null && touches(labelled, start));
}

function touches(element: Element, start: string): boolean {
  const within = inside(element);
  const around = within === null ? [element] : [element, within];
  return closest(element, start) !== null || around.some((root) => findBelow(root, start).length > 0);
}
