import { vi } from 'vitest';
import { createGuard, type StartReader } from '../../../lib/sequence/guard/guard';

/** What the start of a test may say of an event. */
export interface Made {
  readonly isTrusted?: boolean;
  readonly key?: string | undefined;
  readonly repeat?: boolean;
  readonly submitter?: Element | null;
}

/** The guard with a reader in memory. Events are handed to it: jsdom calls none of a script's trusted. */
export class GuardKit {
  readonly tellUnheld = vi.fn();
  readonly press = vi.fn((_: HTMLElement) => this.#pressing());
  readonly pressAgain = vi.fn();
  readonly end = new AbortController();
  starts = ['.start'];
  alive = true;
  holds: () => boolean = () => true;
  #ends: ((hasStarted: boolean) => void)[] = [];
  readonly reader: StartReader = {
    start: () => '.start',
    holds: () => this.holds(),
    press: this.press,
    pressAgain: this.pressAgain,
  };
  readonly guard = createGuard({
    window,
    signal: this.end.signal,
    isAlive: () => this.alive,
    starts: () => this.starts,
    tellUnheld: this.tellUnheld,
  });

  #pressing(): Promise<boolean> {
    return new Promise((resolve) => this.#ends.push(resolve));
  }

  /** Ends the press that is under way. */
  async finish(hasStarted = true): Promise<void> {
    for (const end of this.#ends.splice(0)) end(hasStarted);
    await new Promise((resolve) => queueMicrotask(() => queueMicrotask(() => resolve(null))));
  }

  /** @returns what was taken from the page, and what from the browser */
  fire(type: string, target: Element, { isTrusted = true, ...made }: Made = {}) {
    const path: EventTarget[] = [];
    for (let at: Node | null = target; at !== null; at = (at as ShadowRoot).host ?? at.parentNode)
      path.push(at);
    const event = {
      type,
      target,
      isTrusted,
      ...made,
      composedPath: () => path,
      preventDefault: vi.fn(),
      stopImmediatePropagation: vi.fn(),
    };
    this.guard.hear(event as unknown as Event);
    return {
      isHeld: event.stopImmediatePropagation.mock.calls.length > 0,
      isPrevented: event.preventDefault.mock.calls.length > 0,
    };
  }

  /** A person's whole press. @returns the events that the page hears */
  byPerson(target: Element, how: keyof typeof PRESSES): string[] {
    return PRESSES[how]
      .filter(([type, key]) => !this.fire(type, target, { key }).isHeld)
      .map(([type]) => type);
  }
}

type Press = readonly (readonly [type: string, key?: string])[];

/** What browsers make of a person's presses of a button. */
export const PRESSES = {
  mouse: [['pointerdown'], ['mousedown'], ['pointerup'], ['mouseup'], ['click']],
  touch: [
    ['pointerdown'],
    ['touchstart'],
    ['pointerup'],
    ['touchend'],
    ['mousedown'],
    ['mouseup'],
    ['click'],
  ],
  enter: [['keydown', 'Enter'], ['keypress', 'Enter'], ['click'], ['keyup', 'Enter']],
  space: [['keydown', ' '], ['keypress', ' '], ['keyup', ' '], ['click']],
  accessKey: [['click']],
} satisfies Record<string, Press>;
