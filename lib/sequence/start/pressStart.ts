import type { PageProfile } from '../../profile/profile';
import { CLICKED_BY_KEYS } from '../guard/events';

/** Presses the start control by what the page listens to: a person's whole press, or a click alone. */
export function pressStart(control: HTMLElement, by: NonNullable<PageProfile['press']>): void {
  if (by === 'pointer') pointAt(control);
  else if (by === 'key') typeOn(control);
  else control.click();
}

/** The events of a mouse, in their order, in the middle of the control: some menus open as soon as its button goes down. */
export function pointAt(control: HTMLElement): void {
  const { left, top, width, height } = control.getBoundingClientRect();
  const at = {
    bubbles: true,
    cancelable: true,
    composed: true,
    detail: 1,
    clientX: left + width / 2,
    clientY: top + height / 2,
  };
  const pointer = { ...at, pointerId: 1, pointerType: 'mouse', isPrimary: true };
  control.dispatchEvent(new PointerEvent('pointerdown', { ...pointer, buttons: 1 }));
  control.dispatchEvent(new MouseEvent('mousedown', { ...at, buttons: 1 }));
  control.dispatchEvent(new PointerEvent('pointerup', pointer));
  control.dispatchEvent(new MouseEvent('mouseup', at));
  control.dispatchEvent(new PointerEvent('click', pointer));
}

function typeOn(control: HTMLElement): void {
  const enter = { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, cancelable: true, composed: true };
  control.focus();
  const goesOn = ['keydown', 'keypress'].map((type) => control.dispatchEvent(new KeyboardEvent(type, enter)));
  control.dispatchEvent(new KeyboardEvent('keyup', enter));
  // The browser makes a click of a person's key alone, and of no other control's.
  if (!goesOn.includes(false) && control.matches(CLICKED_BY_KEYS)) control.click();
}
