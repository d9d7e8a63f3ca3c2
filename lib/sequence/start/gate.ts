import type { PageMatch } from '../match';
import { isDisabled } from '../reader/control';
import type { PageReading, ProfilePart } from '../reader/reading';
import { readPage } from '../reader/readPage';

type Click = Pick<MouseEvent, 'isTrusted' | 'composedPath' | 'preventDefault' | 'stopImmediatePropagation'>;

export interface GateOptions {
  /** False once the extension that this script belongs to is gone: then the page is left alone. */
  readonly isAlive: () => boolean;
  readonly page: () => PageMatch | null;
  /** Takes the press from here to the run, or to its end without one. */
  readonly press: (control: HTMLElement, page: PageMatch) => Promise<unknown>;
  /** Another click while a press is under way. */
  readonly pressAgain: () => void;
}

/**
 * Stops each trusted click on the start control, and hands it on as a press. The click that lets a run start is made
 * by a program and so isn't trusted: it goes by, as do clicks that would start nothing.
 */
export function createStartGate({ isAlive, page, press, pressAgain }: GateOptions): (click: Click) => void {
  let underWay = false;
  return (click) => {
    if (!click.isTrusted || !isAlive()) return;
    const match = page();
    const control = match === null ? null : controlOf(click, match.profile.start);
    if (match === null || control === null || isDisabled(control)) return;
    if (!underWay && startsNothing(readPage(document, match))) return;
    click.preventDefault();
    click.stopImmediatePropagation();
    if (underWay) {
      pressAgain();
      return;
    }
    underWay = true;
    void press(control, match).finally(() => {
      underWay = false;
    });
  };
}

function controlOf(click: Click, selector: string): HTMLElement | null {
  const matches = (target: EventTarget): target is HTMLElement => {
    try {
      return target instanceof HTMLElement && target.matches(selector);
    } catch {
      return false;
    }
  };
  return click.composedPath().find(matches) ?? null;
}

const NEEDED: readonly ProfilePart[] = ['contacts', 'selected'];

/** Nobody is chosen, for certain. */
function startsNothing({ selected, exact, checked, missing }: PageReading): boolean {
  return exact && selected === 0 && checked.length === 0 && !missing.some((part) => NEEDED.includes(part));
}
