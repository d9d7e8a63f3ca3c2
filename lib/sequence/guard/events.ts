/** Everything that a page may take for a press of its start control. */
export const PRESS_EVENTS = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'keydown',
  'keypress',
  'keyup',
  'click',
  'submit',
] as const;

/** What else a page may hear of our own elements, and close a dialog of its own for. */
export const OTHER_EVENTS = [
  'focus',
  'blur',
  'focusin',
  'focusout',
  'dblclick',
  'auxclick',
  'contextmenu',
  'wheel',
  'touchmove',
] as const;

/** An event that prevents nothing must not make the page's scrolling wait for it. */
export const listening = (type: string) => ({ capture: true, passive: /^(touch|wheel)/.test(type) });

/** The browser makes a click of a key on one of these; on others it is the page that makes a press of it. */
export const CLICKED_BY_KEYS = 'button,a[href],input,select,textarea,summary';

/** Whether a key could press a control. */
export function isPressKey({ key }: Pick<KeyboardEvent, 'key'>): boolean {
  return key === ' ' || key === 'Enter';
}

/** Whether the browser makes a click of a key event. */
export function isClickedByKeys(event: Event): boolean {
  const [target] = event.composedPath();
  return target !== undefined && 'matches' in target && (target as Element).matches(CLICKED_BY_KEYS);
}
