/** When the start control of a page acts. */
export const PRESSES = [
  /** As Radix' triggers: at these, and at Enter and Space of the keyboard. */
  'pointerdown',
  'mousedown',
  'pointerup',
  'mouseup',
  /** At the end of a touch, and at any other click. */
  'touchend',
  /** At Enter and Space when they go down, and at any other click. */
  'keydown',
  /** When the form that it is in is sent. */
  'submit',
  /** When it is clicked: by an entry of a menu, too. */
  'menu',
  /** When it is clicked: by a shortcut, Ctrl+Enter, too. */
  'shortcut',
] as const;
export type Press = (typeof PRESSES)[number];
