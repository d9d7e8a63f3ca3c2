import { createHttpBackend } from '../../../lib/backend/http/http.ts';
import type { Command } from '../../../lib/ledger/index.ts';
import type { CommandRequest } from '../../../lib/protocol/command.ts';
import { practicePrices } from '../../../lib/protocol/practicePrices.ts';
import { ProblemError } from '../../../lib/protocol/problem.ts';
import { cancelRequest, holdRequest, newId, settleRequest } from '../../contract/commands.ts';
import type { Recorder, Told } from './history.ts';

/** Where a server process is reached; another address after it was started again. */
export interface Place {
  url: string;
}

export interface Member {
  readonly id: string;
  readonly token: string;
}

const CONTACTS = ['a', 'b', 'c', 'd', 'e', 'f'];
const SEQUENCES = ['101', '102', '103'];
/** Says that the server surely did nothing. */
const REFUSED = new Set(['invalid-input', 'command-id-reused', 'owner-only', 'bad-request']);

/** A browser that does this and that, against one server process and, where that one is gone, against another. */
export class Client {
  readonly #recorder: Recorder;
  readonly #member: Member;
  #places: readonly [Place, Place];
  readonly #runs: string[] = [];
  #cursor = 0;

  constructor(recorder: Recorder, member: Member, places: readonly [Place, Place]) {
    this.#recorder = recorder;
    this.#member = member;
    this.#places = places;
  }

  /** One thing of many, by chance. */
  step(): Promise<unknown> {
    const dice = Math.random();
    if (dice < 0.35) return this.#hold();
    if (dice < 0.65) return this.#settle();
    if (dice < 0.7) return this.#cancel();
    if (dice < 0.86) return this.#snapshot();
    return this.#entries();
  }

  get #backend() {
    return createHttpBackend({ url: this.#places[0].url, token: this.#member.token });
  }

  async #hold(): Promise<void> {
    const request = holdRequest(
      CONTACTS.filter(() => Math.random() < 0.5),
      one(SEQUENCES),
    );
    const told = await this.#command({ ...request, by: this.#member.id, allowance: null }, request);
    if (typeof told === 'string' || told.what !== 'command') return;
    if (told.answer.status === 'accepted') this.#runs.push(request.runId);
    // Seldom enough that the others feel it, too.
    else if (told.answer.code === 'insufficient-credits' && Math.random() < 0.2) await this.#buy();
  }

  #settle(): Promise<unknown> {
    // Some of them were settled before, and some never held.
    const outcomes = CONTACTS.filter(() => Math.random() < 0.5).map(
      (id): [string, 'succeeded' | 'failed'] => [id, Math.random() < 0.5 ? 'succeeded' : 'failed'],
    );
    const runId = one(this.#runs);
    if (runId === undefined || outcomes.length === 0) return this.#snapshot();
    const request = settleRequest(runId, Object.fromEntries(outcomes));
    return this.#command({ ...request, by: this.#member.id }, request);
  }

  #cancel(): Promise<unknown> {
    const runId = one(this.#runs);
    if (runId === undefined) return this.#snapshot();
    const request = cancelRequest(runId);
    return this.#command({ ...request, by: this.#member.id }, request);
  }

  async #buy(): Promise<void> {
    const quote = practicePrices.quote(practicePrices.offers()[0]?.id ?? '');
    const id = newId();
    const command: Command = {
      id,
      type: 'grant',
      by: this.#member.id,
      grantId: id,
      source: 'purchase',
      credits: quote.credits,
      startsAtMs: null,
      expiresAtMs: null,
      priority: null,
      reason: 'Bought in Plans & Billing',
    };
    await this.#ask({ what: 'command', command }, async () => {
      const answer = await this.#backend.buy(id, quote);
      if (answer.status === 'checkout') throw new Error('Here, nothing is paid for');
      return { what: 'command', answer };
    });
  }

  async #snapshot(): Promise<void> {
    await this.#ask({ what: 'snapshot' }, async () => {
      const { balances, cursor } = await this.#backend.snapshot();
      return { what: 'snapshot', balances, cursor };
    });
  }

  /** From where they were last. */
  async #entries(): Promise<void> {
    const after = this.#cursor;
    await this.#ask({ what: 'entries', after }, async () => {
      const { entries, cursor } = await this.#backend.changes(after, 1_000);
      this.#cursor = cursor;
      return { what: 'entries', entries, cursor };
    });
  }

  /** Whoever got no answer asks again, or never learns what became of it. */
  async #command(command: Command, request: CommandRequest): Promise<Told | 'fail' | 'info'> {
    const send = () =>
      this.#ask({ what: 'command', command }, async () => {
        const [answer] = await this.#backend.submit([request]);
        if (answer === undefined) throw new ProblemError('no-answer');
        return { what: 'command', answer };
      });
    const told = await send();
    return told === 'info' && Math.random() < 0.5 ? send() : told;
  }

  async #ask(asked: Parameters<Recorder['record']>[0], ask: () => Promise<Told>) {
    const told = await this.#recorder.record(asked, async () => {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        return REFUSED.has(error.code) ? 'fail' : 'info';
      }
    });
    if (told === 'info') this.#places = [this.#places[1], this.#places[0]];
    return told;
  }
}

function one<T>(list: readonly T[]): T | undefined {
  return list[Math.floor(Math.random() * list.length)];
}
