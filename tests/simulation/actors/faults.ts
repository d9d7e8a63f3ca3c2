import type { Random } from '../kit/random';

/** What becomes of one request. */
export interface Fate {
  /** How long it takes, for each time that it arrives; empty where it gets lost. */
  readonly requestMs: readonly number[];
  readonly answerMs: number;
  readonly answerIsLost: boolean;
}

const SECOND_MS = 1_000;
const DAY_MS = 24 * 60 * 60 * SECOND_MS;
const CALM: Fate = { requestMs: [5], answerMs: 5, answerIsLost: false };

/** How bad the weather is between browsers, server and database. */
export class Faults {
  /** How long news in a live stream take. */
  readonly streamMs = 20;
  readonly #random: Random;
  readonly #cutOff = new Map<string, number>();
  readonly #now: () => number;
  /** While it is calm, nothing goes wrong. */
  isCalm = true;

  constructor(random: Random, now: () => number) {
    this.#random = random;
    this.#now = now;
  }

  /** A browser has no network for a while. */
  cutOff(browser: string, ms: number): void {
    this.#cutOff.set(browser, this.#now() + ms);
  }

  isConnected(browser: string): boolean {
    return this.isCalm || (this.#cutOff.get(browser) ?? 0) <= this.#now();
  }

  fateOf(browser: string): Fate {
    if (this.isCalm) return CALM;
    if (!this.isConnected(browser) || this.#random.chance(0.04))
      return { requestMs: [], answerMs: 0, answerIsLost: true };
    const times = this.#random.chance(0.08) ? 2 : 1;
    return {
      requestMs: Array.from({ length: times }, () => this.#delayMs()),
      answerMs: this.#delayMs(),
      answerIsLost: this.#random.chance(0.06),
    };
  }

  /** Whether the connection to the database breaks now. */
  breaksConnection(): boolean {
    return !this.isCalm && this.#random.chance(0.004);
  }

  #delayMs(): number {
    if (this.#random.chance(0.01)) return this.#random.whole(DAY_MS / 8, 3 * DAY_MS);
    if (this.#random.chance(0.1)) return this.#random.whole(SECOND_MS, 20 * SECOND_MS);
    return this.#random.whole(2, 300);
  }
}
