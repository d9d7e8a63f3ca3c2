import type { PageProfile } from '../../profile/profile';
import { labelledBy } from './control';
import { closest, find } from './find';
import { inside } from './roots';
import { isAround } from './startControl';

const NEVER_IN_A_ROW = 'main, form, [role=main], input[type=password]';
const CHECKBOX =
  'input[type=checkbox]:not([role=switch]), [role=checkbox], [aria-checked]:not([role=switch], [role=radio], [role^=menuitem])';
const PRESSABLE =
  'a[href], button, input, select, textarea, summary, [role=button], [role=link], [role=switch], [role^=menuitem], [role=checkbox]';

/** Whether an element holds more than a row of a list or a line of a log does. */
export function isMoreThanARow(element: Element): boolean {
  return isAround(element) || element.querySelector(NEVER_IN_A_ROW) !== null;
}

/**
 * Whether elements may be the rows of a list of contacts: each with a checkbox, none in another, none with what starts a run.
 * Of thousands of them, only the first ones and the last are looked at.
 */
export function areRows(
  root: ParentNode,
  rows: readonly Element[],
  { contacts, start }: Pick<PageProfile, 'contacts' | 'start'>,
): boolean {
  const [first, second] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return true;
  if (isMoreThanARow(first) || isMoreThanARow(last) || (second !== undefined && first.contains(second)))
    return false;
  const control = find(root, start);
  if (control !== null && closest(control, contacts.row) !== null) return false;
  const checkbox = find(first, contacts.checkbox) ?? find(last, contacts.checkbox);
  return checkbox === null || isCheckbox(checkbox);
}

/** Whether a row's control is a checkbox, the label of one, a part of one, or a cell with nothing else in it to press. */
export function isCheckbox(control: Element): boolean {
  if (control.matches(CHECKBOX)) return true;
  if (labelledBy(control)?.matches(CHECKBOX)) return true;
  const roots = [control, inside(control)];
  const [first, ...others] = roots.flatMap((root) => [...(root?.querySelectorAll(PRESSABLE) ?? [])]);
  if (control.matches(PRESSABLE)) return false;
  if (first === undefined) return control.closest(CHECKBOX) !== null;
  return others.length === 0 && first.matches(CHECKBOX);
}
