import { inside } from './roots';

const PRESSED =
  'button,a,[type=button],[type=submit],[role=button],[role=link],[role^=menuitem],[tabindex="0"]';
const NEVER_IN_IT = 'input,select,textarea,tr,[role=row]';
/** In UTF-16 units. */
const LONGEST_TEXT = 200;

/** Whether an element is the page or a form of it, and no part that could repeat or be pressed. */
export function isAround(element: Element): boolean {
  return element.matches('html,body,head,main,form,[role=main]');
}

/** Whether something looks like what starts a run: a button of some kind with some words on it, and not half of the page. */
export function looksLikeStart(control: Element): boolean {
  return (
    (control.matches(PRESSED) || !!inside(control)?.querySelector('button')) &&
    !isAround(control) &&
    !control.querySelector(NEVER_IN_IT) &&
    (control.textContent ?? '').trim().length <= LONGEST_TEXT
  );
}
