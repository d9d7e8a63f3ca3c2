import type { PGlite } from '@electric-sql/pglite';
import type { Answer, ReportedOutcome } from '../../lib/ledger';
import type { CommandRequest } from '../../lib/protocol/command';
import { practicePrices } from '../../lib/protocol/practicePrices';
import { ProblemError } from '../../lib/protocol/problem';
import type { SimulatedBrowser } from './actors/browser';
import { Faults } from './actors/faults';
import { Network } from './actors/network';
import { SimulatedServer } from './actors/server';
import type { BrowserAudit } from './audit/browserAudit';
import { Facts } from './audit/facts';
import { ServerAudit } from './audit/serverAudit';
import { Random } from './kit/random';
import { Process, Timeline } from './kit/timeline';

const START_MS = Date.UTC(2026, 0, 10, 9);

/** A world takes some thousands: one that takes more goes round in circles. */
const MOST_STEPS = 60_000;

/** Not to be met where nothing was done to a browser's data: then they are mistakes of ours. */
const NEVER: ReadonlySet<string> = new Set([
  'unexpected',
  'history-differs',
  'other-version',
  'bad-message',
  'bad-request',
]);

/** One run of the simulation: everything there is, and what it comes to. */
export class World {
  readonly random: Random;
  readonly timeline: Timeline;
  /** The world around browsers and server: nothing ends it. */
  readonly outside = new Process('the world', null);
  readonly faults: Faults;
  readonly network = new Network(this);
  readonly server: SimulatedServer;
  readonly facts = new Facts();
  readonly audit: { readonly server: ServerAudit; readonly browsers: Map<SimulatedBrowser, BrowserAudit> };
  /** Whose each token is. */
  readonly members = new Map<string, string>();
  /** What happened, for whoever looks for the cause. */
  readonly lines: string[] = [];
  failure: unknown = null;
  #ids = 0;

  constructor(seed: number, database: PGlite) {
    this.random = new Random(seed, 'actors');
    this.timeline = new Timeline(START_MS, new Random(seed, 'order'));
    this.faults = new Faults(new Random(seed, 'faults'), () => this.timeline.nowMs);
    this.server = new SimulatedServer(this, database, practicePrices);
    this.audit = { server: new ServerAudit(database, this.facts), browsers: new Map() };
  }

  /** UUIDv7s of this world alone. */
  readonly newId = (): string => {
    this.#ids += 1;
    const ms = Math.floor(this.timeline.nowMs).toString(16).padStart(12, '0');
    return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-${String(this.#ids).padStart(12, '0')}`;
  };

  log(line: string): void {
    this.lines.push(`${new Date(this.timeline.nowMs).toISOString()} step ${this.timeline.steps}: ${line}`);
  }

  /** The first failure is the one that counts. */
  fail(what: string, cause: unknown): void {
    this.log(`${what}: ${String(cause)}`);
    this.failure ??= cause instanceof Error ? cause : new Error(`${what}: ${String(cause)}`, { cause });
  }

  /** A worker reports a failure that nobody waits for. */
  unforeseen(who: string, error: unknown): void {
    if (!(error instanceof ProblemError) || NEVER.has(error.code))
      this.fail(`${who} met what nobody foresaw`, error);
  }

  /** A member's browser was answered by the server. */
  answered(token: string, command: CommandRequest, answer: Answer): void {
    this.#judge(() => this.audit.server.answered(this.members.get(token) ?? '', command, answer));
  }

  starts(runId: string): void {
    this.log(`run ${runId} starts`);
    this.facts.starts(runId);
    this.#judge(() => {
      const run = this.#bookedRun(runId);
      const lost = [...(run?.contacts.values() ?? [])].some(({ status }) => status === 'cancelled');
      if (run === undefined || lost)
        throw new Error(`run ${runId} starts, and nothing is held for it (rule 1)`);
    });
  }

  reported(browser: SimulatedBrowser, runId: string, outcomes: readonly ReportedOutcome[]): void {
    this.log(
      `${browser.name} keeps ${outcomes.map(({ contactId, outcome }) => `${contactId} ${outcome}`).join(', ')}`,
    );
    for (const { contactId, outcome } of outcomes) this.facts.reports(runId, contactId, outcome);
  }

  /** Goes on by one step, and looks whether all is still well. @returns false where there is nothing more to do, or something failed */
  async step(): Promise<boolean> {
    if (this.failure !== null) return false;
    if (this.timeline.steps > MOST_STEPS) this.fail('it never comes to rest', MOST_STEPS);
    const goesOn = await this.timeline.step().catch((error: unknown) => {
      this.fail('a step failed', error);
      return false;
    });
    await this.check();
    return goesOn && this.failure === null;
  }

  /** Goes on until a moment. */
  async until(ms: number): Promise<void> {
    for (;;) {
      const { nextMs } = this.timeline;
      if (nextMs === null || nextMs > ms || !(await this.step())) break;
    }
    this.timeline.nowMs = Math.max(this.timeline.nowMs, ms);
  }

  /** Goes on until something is done, or will never be. */
  async finish<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    work.then(done, done);
    while (!isDone && (await this.step()));
    if (!isDone) throw this.failure ?? new Error('It was never done');
    return work;
  }

  async check(): Promise<void> {
    try {
      await this.audit.server.check();
      for (const audit of this.audit.browsers.values()) audit.check();
    } catch (error) {
      this.fail('a rule is broken', error);
    }
  }

  #bookedRun(runId: string) {
    const own = [...this.audit.browsers.values()].map((audit) => audit.own?.runs.get(runId));
    return this.audit.server.books.runs.get(runId) ?? own.find((run) => run !== undefined);
  }

  #judge(rule: () => void): void {
    try {
      rule();
    } catch (error) {
      this.fail('a rule is broken', error);
    }
  }

  /** Once all is calm: what pages were told is kept has arrived, the first report of a contact counting (rule 5). */
  checkNothingLost(): void {
    this.#judge(() => {
      for (const { run, contactId, outcomes } of this.facts.lasting()) {
        const status = this.#bookedRun(run.runId)?.contacts.get(contactId)?.status;
        if (status !== outcomes[0])
          throw new Error(
            `${contactId} of ${run.runId} ${outcomes[0]}, and the books say ${status} (rule 5)`,
          );
      }
    });
  }
}
