import type { ReduceProfile } from '../../profile/profile';
import { enteredRoots } from '../reader/enteredRoots';
import { find, findAll } from '../reader/find';
import { isCountField, isOfOneField, isSetting } from './harm';
import type { ListBounds } from './listBounds';
import { isOfList, mayPress, pressForRep } from './pressing';
import { until } from './until';

/** How long the control may take to be usable once the field has its number. */
const APPLY_MS = 2_000;

type Trimming = Extract<ReduceProfile, { by: 'trimming' }>;

/**
 * Has a page keep the first contacts of its selection.
 *
 * @param list says what may be pressed and typed into
 * @param isUnharmed whether what was typed has changed nothing but the field
 * @returns whether the page was told; what it has made of that is another question
 */
export async function trim(
  document: Document,
  { field, apply }: Trimming,
  list: ListBounds,
  isUnharmed: () => boolean,
  count: number,
  signal: AbortSignal,
): Promise<boolean> {
  const input = find(document, field);
  if (!mayType(input, list)) return false;
  const control = () => (apply === null ? null : find(document, apply));
  const now = control();
  // Nothing is typed for what may not be pressed then.
  if (now !== null && !isOfList(now, list)) return false;
  input.focus();
  type(input, String(count));
  if (!isUnharmed()) return false;
  if (apply === null) {
    pressEnter(document, input, list.start);
    return true;
  }
  const isThere = () => mayPress(control(), list);
  if (!(await until(isThere, APPLY_MS, signal, enteredRoots(document, [apply])))) return false;
  return pressForRep(control(), list);
}

/** Whether something is a field of the list's that takes a number, and is no part of a form with other things in it. */
export function mayType(field: Element | null, list: ListBounds): field is HTMLInputElement {
  if (!mayPress(field, list) || !isCountField(field) || isSetting(field)) return false;
  return field.form === null || isOfOneField(field.form);
}

/** Fills a field as a person does. Frameworks put a `value` of their own on an element, and miss what is set by it. */
function type(input: HTMLElement, text: string): void {
  let owner = Object.getPrototypeOf(input);
  while (owner !== null && !Object.hasOwn(owner, 'value')) owner = Object.getPrototypeOf(owner);
  Object.getOwnPropertyDescriptor(owner ?? {}, 'value')?.set?.call(input, text);
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: text }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

function pressEnter(document: Document, input: HTMLElement, start: string): void {
  const key = { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, cancelable: true, composed: true };
  const goesOn = ['keydown', 'keypress'].map((type) => input.dispatchEvent(new KeyboardEvent(type, key)));
  input.dispatchEvent(new KeyboardEvent('keyup', key));
  const form = input.closest('form');
  // A key that a program presses sends no form.
  if (form === null || goesOn.includes(false)) return;
  if (!findAll(document, start).some((control) => form.contains(control))) form.requestSubmit();
}
