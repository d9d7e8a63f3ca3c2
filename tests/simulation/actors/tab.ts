import type { Outcome, ReportedOutcome } from '../../../lib/ledger';
import type { RequestOf, ResponseOf } from '../../../lib/messages/catalogue';
import { ProblemError } from '../../../lib/protocol/problem';
import { check } from '../audit/violation';
import { Process } from '../kit/timeline';
import type { World } from '../world';
import type { SimulatedBrowser } from './browser';
import type { Handlers } from './worker';

/** What a rep does. */
export interface Press {
  readonly sequenceId: string;
  readonly contacts: readonly string[];
  readonly steps: RequestOf<'run.hold'>['steps'];
  /** Credits per contact, as domain.md has it. */
  readonly price: number;
  /** How long the rep thinks before the run starts. */
  readonly thinksMs: number;
  /** What becomes of each contact, in their order. */
  readonly outcomes: readonly Outcome[];
  /** How long each takes. */
  readonly outcomeMs: number;
  /** How many outcomes go into one report. */
  readonly together: number;
  /** Whether another tab sees the same outcomes, or others, and reports them too. */
  readonly twice: 'no' | 'same' | 'others';
}

const TRIES = 4;
const AGAIN_MS = 3_000;

/** A sequence page in a tab, from the press of the start control to the last outcome. */
export class Tab {
  readonly #world: World;
  readonly #browser: SimulatedBrowser;
  readonly #process: Process;
  readonly #press: Press;
  readonly #runId: string;

  constructor(world: World, browser: SimulatedBrowser, press: Press) {
    this.#world = world;
    this.#browser = browser;
    this.#press = press;
    this.#process = new Process(`a tab of ${browser.name}`, browser);
    this.#runId = world.newId();
  }

  /** Opens it and presses. */
  open(): void {
    const { timeline, facts } = this.#world;
    const { sequenceId, contacts, price } = this.#press;
    facts.asks({ runId: this.#runId, browser: this.#browser.name, sequenceId, contacts, price });
    this.#browser.open(this.#process);
    timeline.post(
      this.#process,
      () => void this.#live().catch((error: unknown) => this.#world.unforeseen(this.#process.name, error)),
    );
  }

  async #live(): Promise<void> {
    await this.#run().catch((error: unknown) => {
      // The rep is told, and does something else.
      if (!(error instanceof ProblemError)) throw error;
    });
    this.#browser.close(this.#process);
  }

  async #run(): Promise<void> {
    const { contacts, steps, sequenceId, thinksMs } = this.#press;
    const hold: RequestOf<'run.hold'> = {
      commandId: this.#world.newId(),
      runId: this.#runId,
      pageId: this.#runId,
      sequenceId,
      steps,
      selected: contacts.length,
      contacts: contacts.map((id) => ({ id, name: id })),
      baselines: [],
    };
    const answer = await this.#insist('run.hold', hold, TRIES).catch(async (error: unknown) => {
      await this.#cancel();
      throw error;
    });
    // The page's own question, asked again, is no other one.
    if (answer.status === 'rejected')
      return check(answer.code !== 'run-exists', `${this.#runId} is told that it exists`);
    if (answer.type !== 'hold') throw new Error('A hold was answered as something else');
    await this.#wait(thinksMs);
    const isStarted = await this.#insist('run.start', { runId: this.#runId, baselines: [] }, TRIES);
    if (!isStarted) return void (await this.#cancel());
    this.#world.starts(this.#runId);
    await this.#watch(answer.covered);
  }

  /** Reports what becomes of contacts, some at a time and in whatever order. */
  async #watch(covered: readonly string[]): Promise<void> {
    const { outcomes, outcomeMs, together, twice } = this.#press;
    const all = covered.map((contactId, i): ReportedOutcome => {
      const outcome = outcomes[i] ?? 'succeeded';
      return { contactId, outcome, reason: outcome === 'succeeded' ? '' : 'Missing profile data' };
    });
    for (let next = 0; next < all.length; next += together) {
      await this.#wait(outcomeMs);
      const some = all.slice(next, next + together);
      await this.#report(some);
      if (twice === 'same') await this.#report(some);
      if (twice === 'others') await this.#report(some.map(turned));
    }
  }

  async #report(outcomes: readonly ReportedOutcome[]): Promise<void> {
    const request = { commandId: this.#world.newId(), runId: this.#runId, outcomes };
    const answer = await this.#insist('run.settle', request, Number.POSITIVE_INFINITY);
    if (answer.status === 'accepted') this.#world.reported(this.#browser, this.#runId, outcomes);
  }

  async #cancel(): Promise<void> {
    const request = {
      commandId: this.#world.newId(),
      runId: this.#runId,
      reason: 'The rep thought better of it',
    };
    await this.#insist('run.cancel', request, TRIES);
  }

  /** Asks again under the same id, as pages do: whether it was done is unknown to them. */
  async #insist<T extends keyof Handlers>(
    type: T,
    request: RequestOf<T>,
    tries: number,
  ): Promise<ResponseOf<T>> {
    for (let left = tries - 1; ; left--) {
      try {
        return await this.#ask(type, request);
      } catch (error) {
        if (!(error instanceof ProblemError) || left <= 0 || error.code === 'command-id-reused') throw error;
        await this.#wait(AGAIN_MS);
      }
    }
  }

  #ask<T extends keyof Handlers>(type: T, request: RequestOf<T>): Promise<ResponseOf<T>> {
    const handle = (handlers: Handlers) =>
      (handlers[type] as (request: RequestOf<T>, sender: object) => Promise<ResponseOf<T>>)(request, {
        tab: { id: 1 },
      });
    return this.#browser.wake().ask(this.#process, ({ handlers }) => handle(handlers));
  }

  #wait(ms: number): Promise<void> {
    const { timeline } = this.#world;
    return new Promise((resolve) => timeline.at(this.#process, timeline.nowMs + ms, resolve));
  }
}

function turned({ contactId, outcome }: ReportedOutcome): ReportedOutcome {
  return outcome === 'succeeded'
    ? { contactId, outcome: 'failed', reason: 'Technical issue' }
    : { contactId, outcome: 'succeeded', reason: '' };
}
