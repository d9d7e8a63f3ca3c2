/** Barks once, when it has waited for too long. */
export class Watchdog {
  barked = false;
  readonly #bark: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(bark: () => void) {
    this.#bark = bark;
  }

  /** Waits from now on, and no longer than this. */
  wait(ms: number): void {
    this.rest();
    this.#timer = setTimeout(() => {
      this.barked = true;
      this.#bark();
    }, ms);
  }

  rest(): void {
    clearTimeout(this.#timer);
  }
}
