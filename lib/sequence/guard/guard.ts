import { isDisabled } from '../reader/control';
import { isClickedByKeys, isPressKey, listening, OTHER_EVENTS, PRESS_EVENTS } from './events';
import { startControlOf } from './startControl';

/** Decides about presses of the start control. It comes after the guard, which holds presses until then. */
export interface StartReader {
  /** The profile's selector of the start control on the page that is shown; null where no page is known. */
  start(): string | null;
  /** Whether a press must wait for its credits: not where it would start nothing, or the page can't be read. */
  holds(control: HTMLElement): boolean;
  /** Takes a held press to its end. Rejects where ours fails: then the page goes on alone. @returns whether a run was started */
  press(control: HTMLElement): Promise<boolean>;
  /** The rep presses again while a press is under way. */
  pressAgain(): void;
}

export interface Guard {
  /** False once it has ended, or its extension has. */
  readonly isAlive: boolean;
  /** Hears an event before the page does. For the windows of frames, too. */
  readonly hear: (event: Event) => void;
  /** Hands the presses that are held, and all later ones, to the reader. */
  attach(reader: StartReader): void;
  /** Lets the page hear of a press that we make. */
  letBy(control: HTMLElement, press: () => void): void;
  /** Whether a person has done anything on the page since a time of `performance.now()`, but for pressing start. */
  hasActedSince(ms: number): boolean;
  /** Keeps the page from hearing what happens in an element of ours. Call it again when that asks something else. */
  own(host: Element): void;
  /** A listener in an element of ours that only a person's events reach, not those of a page's script. */
  byPerson(act: () => void): (event: Event) => void;
}

interface GuardOptions {
  readonly window: Window;
  readonly signal: AbortSignal;
  /** False once the extension is gone: then the page is left alone. */
  readonly isAlive: () => boolean;
  /** Selectors of start controls that this address may have, while there is no reader. */
  readonly starts: () => readonly string[];
  /** Tells the rep that a press went to the page and no credits were held for it. */
  readonly tellUnheld: () => void;
}

/** How long a script's event may come after a person's act that it does the work of, in milliseconds. */
const SHORTLY_MS = 1_000;
/** How long browsers call a person active after what they did. */
const ACTIVE_MS = 5_000;
/** How long the second click of a double click may take. */
const DOUBLE_MS = 500;
/** How long a page that lets the start control send a form may take to look at it before it does. */
const SENDING_MS = 10_000;
/** How long a press waits for the reader. */
const READER_MS = 10_000;

/** A person's press, from the first event on the control to whatever the page or the browser makes of it. */
interface Gesture {
  readonly control: HTMLElement;
  holds: boolean | null;
  /** Who has said so. */
  reader: StartReader | null;
  isTaken: boolean;
  /** Ours failed at the one before: this one is the page's. */
  readonly isLeft: boolean;
  /** It ended, and nothing was started. */
  isGivenUp: boolean;
  /** When the person's last event on the control was. */
  atMs: number;
}

/**
 * Stands before the page's own listeners and holds a person's press of the start control, whichever event the page would
 * start at. Events of a press that is under way, or was a moment ago, belong to it. A script's event is the person's where it
 * follows what they did elsewhere: a menu item, a shortcut, a link hint. Other events of scripts are the page's own doing.
 */
export function createGuard(options: GuardOptions): Guard {
  const { window, signal, isAlive, tellUnheld } = options;
  const owned = new Map<Element, number>();
  const relayed = new WeakSet<Event>();
  let attach: (reader: StartReader) => void = () => {};
  const attached = new Promise<StartReader>((resolve) => {
    attach = resolve;
  });
  let reader: StartReader | null = null;
  let gesture: Gesture | null = null;
  let isUnderWay = false;
  let hasFailed = false;
  let isMaking = false;
  /** When a person last did something that isn't on the start control, nor in an element of ours. */
  let actedAtMs = Number.NEGATIVE_INFINITY;
  let sendsUntilMs = 0;

  const now = () => performance.now();
  const isRecent = (atMs: number, withinMs = SHORTLY_MS) => now() - atMs < withinMs;

  function starts(): readonly string[] {
    if (reader === null) return options.starts();
    const selector = reader.start();
    return selector === null ? [] : [selector];
  }

  /** Whether a press must be held: while nobody knows, it is. Null where ours fails. */
  function judge(control: HTMLElement): boolean | null {
    try {
      return reader === null || reader.holds(control);
    } catch {
      return null;
    }
  }

  function letBy(control: HTMLElement, press: () => void): void {
    isMaking = true;
    // A page may look at its form before it sends it.
    if ('form' in control && control.form) sendsUntilMs = now() + SENDING_MS;
    try {
      press();
    } finally {
      isMaking = false;
    }
  }

  async function take(current: Gesture): Promise<void> {
    const { control } = current;
    const wasUnread = reader === null;
    const click = () => letBy(control, () => control.click());
    isUnderWay = true;
    try {
      const known = reader ?? (await Promise.race([attached, rejectAfter(READER_MS)]));
      if (wasUnread && !known.holds(control)) click();
      else current.isGivenUp = !(await known.press(control));
    } catch {
      if (!signal.aborted) tellUnheld();
      // A page that starts at something else has the next press whole.
      hasFailed = true;
      click();
    } finally {
      isUnderWay = false;
    }
  }

  /** Whether an event belongs to a press that was taken a moment ago. */
  function isOfLast({ isTrusted }: Event): boolean {
    if (!gesture?.isTaken || !gesture.holds) return false;
    const { atMs, isGivenUp } = gesture;
    return isTrusted ? isRecent(atMs, DOUBLE_MS) && !isGivenUp : isRecent(atMs) && actedAtMs < atMs;
  }

  function isByPerson({ isTrusted, type }: Event): boolean {
    // A form that a script sends is called trusted as well.
    if (isTrusted && type !== 'submit') return true;
    const pressedAtMs = gesture?.atMs ?? Number.NEGATIVE_INFINITY;
    // Others may keep from us what a person did, as link hints do: the browser knows of it.
    const isActive = window.navigator.userActivation?.isActive === true;
    return actedAtMs > pressedAtMs
      ? isActive || isRecent(actedAtMs)
      : isActive && !isRecent(pressedAtMs, ACTIVE_MS);
  }

  function gestureOf(event: Event, control: HTMLElement): Gesture {
    const { isTrusted, type } = event;
    const goesDown = type === 'pointerdown' || (type === 'keydown' && !(event as KeyboardEvent).repeat);
    const isAnother = gesture?.isTaken && (isDone(type) || !isTrusted);
    if (gesture?.control !== control || goesDown || isAnother) {
      gesture = {
        control,
        holds: hasFailed ? null : judge(control),
        reader,
        isLeft: hasFailed,
        isTaken: false,
        isGivenUp: false,
        atMs: Number.NEGATIVE_INFINITY,
      };
      hasFailed = false;
    } else if (!gesture.isLeft && (!gesture.holds || gesture.reader !== reader))
      gesture.holds = judge(control);
    gesture.reader = reader;
    if (isTrusted) gesture.atMs = now();
    return gesture;
  }

  function guard(event: Event, control: HTMLElement): void {
    const { type, isTrusted } = event;
    const isKey = type.startsWith('key');
    if (isKey && !isPressKey(event as KeyboardEvent)) {
      if (isTrusted) actedAtMs = now();
      return;
    }
    if (isDisabled(control)) return;
    if (type === 'submit' && now() < sendsUntilMs) {
      sendsUntilMs = 0;
      return;
    }
    if (isUnderWay || isOfLast(event)) {
      stop(event);
      // A key that is held down repeats its click.
      if (isTrusted && gesture !== null) gesture.atMs = now();
      if (isUnderWay && (type === 'click' || type === 'keydown')) reader?.pressAgain();
      return;
    }
    if (!isByPerson(event)) return;
    const current = gestureOf(event, control);
    // The browser makes a click of what else a person does; a script may mean a press by any event.
    const isPress = !isTrusted || (isKey ? type === 'keydown' && !isClickedByKeys(event) : isDone(type));
    if (current.holds) stop(event);
    if (!isPress || current.isTaken || current.holds === false) return;
    current.isTaken = true;
    if (current.holds) void take(current);
    else tellUnheld();
  }

  /** Has our own listeners hear of a click that a person made, or a script for them. */
  function relay(event: Event, host: Element): void {
    const sinceMs = owned.get(host) ?? 0;
    if (!event.isTrusted && !(isRecent(actedAtMs) && actedAtMs > sinceMs)) return;
    const [target] = event.composedPath();
    // It stays in our shadow root, and does nothing but call our listeners: the browser does the rest for the first one.
    const copy = new MouseEvent('click', { bubbles: true, cancelable: true });
    relayed.add(copy);
    host.shadowRoot?.addEventListener('click', (last) => last.preventDefault(), { once: true });
    target?.dispatchEvent(copy);
  }

  /** Keeps from the page what happens in an element of ours. @returns whether it is one's */
  function keep(event: Event): boolean {
    const path = event.composedPath();
    const related = (event as FocusEvent).relatedTarget ?? null;
    const own = [...owned.keys()].find((host) => path.includes(host) || related === host);
    if (own === undefined) return false;
    // Also what the page's own element says of a focus that comes or goes.
    event.stopImmediatePropagation();
    if (path.includes(own) && event.type === 'click') relay(event, own);
    return true;
  }

  function hearPress(event: Event): void {
    if (isMaking) {
      if (event.type === 'submit') sendsUntilMs = 0;
      return;
    }
    if (keep(event)) return;
    const control = startControlOf(event, starts());
    if (control !== null) guard(event, control);
    else if (event.isTrusted && event.type !== 'submit') actedAtMs = now();
  }

  const safely = (act: (event: Event) => unknown) => (event: Event) => {
    try {
      if (isAlive()) act(event);
    } catch {
      // The page works as if nobody stood here.
    }
  };
  const hear = safely(hearPress);
  const listen = (types: readonly string[], listener: (event: Event) => void) => {
    for (const type of types) window.addEventListener(type, listener, { ...listening(type), signal });
  };
  listen(PRESS_EVENTS, hear);
  listen(OTHER_EVENTS, safely(keep));

  return {
    get isAlive() {
      return !signal.aborted && isAlive();
    },
    hear,
    attach(next) {
      reader = next;
      attach(next);
    },
    letBy,
    hasActedSince: (ms) => actedAtMs > ms,
    own: (host) => void owned.set(host, now()),
    byPerson: (act) => (event) => {
      if (event.isTrusted || relayed.has(event)) act();
    },
  };
}

/** Whether an event is the end of what a person does to a control. */
function isDone(type: string): boolean {
  return type === 'click' || type === 'submit';
}

function stop(event: Event): void {
  event.stopImmediatePropagation();
  const { type, isTrusted } = event;
  // The browser's own click is what the press waits for: only what the page could make of an event is taken from it.
  const isLeft = type.startsWith('key') ? isTrusted && isClickedByKeys(event) : !isDone(type);
  if (!isLeft) event.preventDefault();
}

function rejectAfter(ms: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(reject, ms));
}
