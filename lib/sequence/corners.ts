import { CORNER } from './placement';

/** As many as the counter's style sheet knows. */
const CORNERS = 5;
/** How often it is looked at what lies under it, in milliseconds: a page may change all the time. */
const LOOK_MS = 1_000;
/** Less than a control's width, in pixels. */
const STEP = 12;
const CONTROLS =
  'a,button,input,select,textarea,label,summary,iframe,[tabindex="0"],[role=button],[role=checkbox],[role=menuitem],[role=tab]';

/** Moves an element in a corner of the window to the next one where the page has no control; leaves it where all have. */
export function createKeepClear(): (element: HTMLElement) => void {
  let lookAtMs = 0;
  return (element) => {
    const nowMs = performance.now();
    if (!element.hasAttribute(CORNER) || nowMs < lookAtMs) return;
    lookAtMs = nowMs + LOOK_MS;
    for (let tries = 0; tries < CORNERS && coversControl(element); tries++) {
      element.setAttribute(CORNER, `${(Number(element.getAttribute(CORNER)) + 1) % CORNERS}`);
    }
  };
}

/** Whether something that can be clicked or typed into lies under an element. */
function coversControl(element: Element): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  for (let x = left + 1; x < right; x += STEP) {
    for (let y = top + 1; y < bottom; y += STEP) {
      const under = underAt(x, y, element);
      if (under === undefined) continue;
      // Elements that a script makes clickable show it by the cursor, which they pass on to what is in them.
      if (under.closest(CONTROLS) !== null || getComputedStyle(under).cursor === 'pointer') return true;
    }
  }
  return false;
}

function underAt(x: number, y: number, element: Element): Element | undefined {
  let root: Document | ShadowRoot | null = element.ownerDocument;
  let under: Element | undefined;
  while (root !== null) {
    const next: Element | undefined = root.elementsFromPoint(x, y).find((one) => one !== element);
    // A shadow root answers with its host where there is nothing in it.
    if (next === undefined || next.getRootNode() !== root) return under ?? next;
    under = next;
    root = next.shadowRoot;
  }
  return under;
}
