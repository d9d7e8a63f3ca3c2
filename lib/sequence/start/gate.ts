import type { PageMatch } from '../match';
import { isDisabled } from '../reader/control';
import { matches, partsOf } from '../reader/find';
import type { PageReading, ProfilePart } from '../reader/reading';
import { readPage } from '../reader/readPage';
import { hostOf } from '../reader/roots';
import { looksLikeStart } from '../reader/startControl';
import { isByPerson } from '../trusted';

type StartEvent = Pick<
  SubmitEvent,
  'type' | 'isTrusted' | 'composedPath' | 'preventDefault' | 'stopImmediatePropagation'
> & { readonly submitter?: EventTarget | null; readonly key?: string };

export interface GateOptions {
  /** False once the extension that this script belongs to is gone: then the page is left alone. */
  readonly isAlive: () => boolean;
  readonly page: () => PageMatch | null;
  /** Whether the page can't be read, so that it is left to work as if nobody stood here. */
  readonly standsAside: () => boolean;
  /** Takes the press from here to the run, or to its end without one. */
  readonly press: (control: HTMLElement, page: PageMatch) => Promise<unknown>;
  /** Another click while a press is under way. */
  readonly pressAgain: () => void;
}

/** How long a page that lets the start control send a form may take to look at it before it does, in milliseconds. */
const SENDING_MS = 10_000;
/** A key on one of these is made a click by the browser; on others it is the page that makes a start of it. */
const CLICKED_BY_KEYS = 'button,a[href],input,select,textarea,summary';

/**
 * Stops each of a person's clicks on the start control, each key that does a click's work there, and each form that is sent by
 * it without one, and hands it on as a press. The click that lets a run start is made by a program and so isn't trusted:
 * it goes by, as do clicks that would start nothing, and all of them where something of ours fails.
 */
export function createStartGate(options: GateOptions): (event: StartEvent) => void {
  const { isAlive, page, standsAside, press, pressAgain } = options;
  let underWay = false;
  let lettingBy = false;
  let sendsUntil = 0;

  const stopped = (event: StartEvent) => {
    if (event.key !== undefined && !isPressedBy(event)) return null;
    if (!isAlive() || (!underWay && standsAside())) return null;
    const match = page();
    const control = match === null ? null : controlOf(event, match.profile.start);
    if (match === null || control === null || isDisabled(control)) return null;
    const byPerson = isByPerson(event);
    if (!byPerson && event.type === 'click') {
      // The browser itself sends the form for it, before anything else happens.
      lettingBy = true;
      sendsUntil = performance.now() + SENDING_MS;
      queueMicrotask(() => {
        lettingBy = false;
      });
    }
    if (!byPerson || lettingBy) return null;
    if (event.type === 'submit' && performance.now() < sendsUntil) {
      sendsUntil = 0;
      return null;
    }
    return !underWay && startsNothing(readPage(document, match)) ? null : { control, match };
  };

  return (event) => {
    let found: ReturnType<typeof stopped>;
    try {
      found = stopped(event);
    } catch {
      return;
    }
    if (found === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // The key went down before.
    if (event.type === 'keyup') return;
    if (underWay) {
      pressAgain();
      return;
    }
    underWay = true;
    void press(found.control, found.match).finally(() => {
      underWay = false;
    });
  };
}

/** Whether a key may do a click's work: Enter when it goes down, a space then or when it comes up. */
function isPressedBy(event: StartEvent): boolean {
  if (event.key !== ' ' && (event.key !== 'Enter' || event.type === 'keyup')) return false;
  const [target] = event.composedPath();
  return target !== undefined && 'matches' in target && !matches(target as Element, CLICKED_BY_KEYS);
}

function controlOf(event: StartEvent, selector: string): HTMLElement | null {
  const path = event.type === 'submit' ? [event.submitter ?? null] : event.composedPath();
  const isStart = (target: EventTarget | null): target is HTMLElement =>
    // Each frame has its own classes.
    target !== null &&
    'matches' in target &&
    matches(target as Element, selector) &&
    // Our own pop-up, say, has buttons and classes too.
    depthOf(target as Element) === partsOf(selector).length - 1 &&
    // A profile may call anything so.
    looksLikeStart(target as Element);
  return path.find(isStart) ?? null;
}

/** How many frames and shadow roots of the page an element is in. */
function depthOf(element: Element): number {
  const host = hostOf(element);
  return host === null ? 0 : depthOf(host) + 1;
}

const NEEDED: readonly ProfilePart[] = ['contacts', 'selected'];

/** Nobody is chosen, for certain. */
function startsNothing({ selected, exact, checked, missing }: PageReading): boolean {
  return exact && selected === 0 && checked === 0 && !missing.some((part) => NEEDED.includes(part));
}
