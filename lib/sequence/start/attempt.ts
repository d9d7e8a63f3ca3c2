import type { HoldAnswer, Rejection } from '../../ledger/answer';
import type { Contact } from '../../ledger/hold';
import type { PageReading } from '../reader/reading';
import { orAbort } from '../waiting';
import type { Asking } from './asking';
import { HeldRun } from './heldRun';
import { agreeOnOffer, offerOf } from './offer';
import type { StartPorts } from './ports';
import type { Question } from './questions';

/** How one way from the offer to the run ended; `again` for another way, with a hold of its own. */
export type AttemptEnd = 'started' | 'given-up' | 'again';

type Unreadable = Extract<Question, { kind: 'unreadable' }>['part'];

const againIf = (goesOn: boolean): AttemptEnd => (goesOn ? 'again' : 'given-up');

/** One way from the offer to the run: agree, read, retain, reduce, start (rules 1 to 4). */
export class Attempt {
  readonly #ports: StartPorts;
  readonly #asking: Asking;
  readonly #stop: AbortSignal;

  constructor(ports: StartPorts, asking: Asking, stop: AbortSignal) {
    this.#ports = ports;
    this.#asking = asking;
    this.#stop = stop;
  }

  async run(): Promise<AttemptEnd> {
    const shown = this.#ports.page.read();
    // What a page doesn't count itself is counted row by row before anything is said of its price.
    const chosen = shown.exact ? null : await this.#allChosen();
    const reading = shown.exact ? shown : { ...shown, selected: chosen?.length ?? 0 };
    const part = this.#tellsApart ? unreadablePart(reading) : 'identity';
    if (part !== null) return this.#tellUnreadable(part);
    const agreed = await agreeOnOffer(this.#ports, reading, this.#asking, this.#stop);
    if (agreed === 0) return 'given-up';
    const contacts = chosen?.slice(0, agreed) ?? (await this.#firstChosen(agreed));
    if (!this.#tellsApart) return this.#tellUnreadable('identity');
    if (contacts.length === agreed) return this.#retain(reading, contacts);
    const isDenied = shown.exact && !this.#ports.page.read().exact;
    return isDenied ? 'again' : this.#tellUnlisted(agreed);
  }

  /** Whether the page tells its contacts apart, by all that was seen of it: else one's result would be another's. */
  get #tellsApart(): boolean {
    return !this.#ports.page.read().missing.includes('identity');
  }

  async #tellUnreadable(part: Unreadable): Promise<AttemptEnd> {
    return againIf(await this.#asking.ask({ kind: 'unreadable', part }));
  }

  async #tellUnlisted(agreed: number): Promise<AttemptEnd> {
    const shown = this.#ports.page.shownAtMost();
    if (!shown) return this.#tellUnreadable('list');
    await this.#asking.ask({ kind: 'choose-shown', most: Math.min(shown, agreed) });
    return 'given-up';
  }

  #allChosen(): Promise<Contact[] | null> {
    const progress = (done: number) => this.#asking.show({ kind: 'reading', done, total: null });
    return orAbort(this.#ports.page.allChosen(progress, this.#stop), this.#stop);
  }

  #firstChosen(total: number): Promise<Contact[]> {
    const progress = (done: number) => this.#asking.show({ kind: 'reading', done, total });
    return orAbort(this.#ports.page.firstChosen(total, progress, this.#stop), this.#stop);
  }

  async #retain(reading: PageReading, contacts: readonly Contact[]): Promise<AttemptEnd> {
    const { page, worker, runs, newId } = this.#ports;
    const { sequenceId, steps, selected } = reading;
    // The ids are made once: however often the worker is asked with them, it holds once.
    const [commandId, runId] = [newId(), newId()];
    const baselines = page.baselines(contacts);
    runs.expect({ runId, heldAtMs: Date.now(), pending: contacts.map(({ id }) => id), baselines });
    const run = new HeldRun(this.#ports, runId);
    try {
      this.#asking.show({ kind: 'retaining' });
      const request = { commandId, runId, sequenceId, steps, selected, contacts, baselines };
      const answer = await this.#asking.worker(() => worker.hold(request));
      if (answer.status === 'accepted' && answer.type === 'hold') {
        return await this.#reduce(reading, run, answer, contacts.length);
      }
      run.neverHeld();
      if (answer.status === 'rejected') return await this.#tellRejection(reading, answer);
      throw new Error(`A hold was answered with a ${answer.type}`);
    } finally {
      run.release('not-started');
    }
  }

  async #tellRejection(reading: PageReading, { code, available }: Rejection): Promise<AttemptEnd> {
    if (code !== 'insufficient-credits') return againIf(await this.#asking.ask({ kind: 'rejected', code }));
    return againIf(await this.#asking.ask({ kind: 'offer', ...offerOf(reading, available) }));
  }

  /** Leaves exactly the covered contacts chosen (rule 4). */
  async #reduce(
    reading: PageReading,
    run: HeldRun,
    { covered, selected }: HoldAnswer,
    expected: number,
  ): Promise<AttemptEnd> {
    const { page } = this.#ports;
    const total = covered.length;
    const isReduced = !page.hasChosen(covered);
    if (isReduced && !page.canReduce()) return this.#tellToChoose(run, total);
    if (total < expected) {
      const goesOn = await this.#asking.ask({ kind: 'fewer', selected, expected, covered: total });
      if (!goesOn) return 'given-up';
    }
    if (isReduced) {
      const progress = (done: number) => this.#asking.show({ kind: 'choosing', done, total });
      if (!(await orAbort(page.choose(covered, progress, this.#stop), this.#stop))) {
        return this.#tellToChoose(run, total);
      }
    }
    return this.#start(reading, run, covered, isReduced);
  }

  async #tellToChoose(run: HeldRun, covered: number): Promise<AttemptEnd> {
    run.release('not-chosen');
    await this.#asking.ask({ kind: 'choose-yourself', covered });
    return 'given-up';
  }

  async #start(
    reading: PageReading,
    run: HeldRun,
    covered: readonly string[],
    isReduced: boolean,
  ): Promise<AttemptEnd> {
    const { page, worker, runs, dialog, onStarted } = this.#ports;
    const { runId } = run;
    // Its start control may be away for some frames while the page draws another selection.
    const canStart = () => orAbort(page.untilCanStart(reading.steps, this.#stop), this.#stop);
    if (!(await canStart())) return this.#giveBack(run, 'page-changed');
    const request = () => ({ runId, baselines: runs.baselines(runId, covered) });
    const may = await this.#asking.worker(() => worker.start(request()));
    if (!may) return this.#giveBack(run, 'given-back');
    await canStart();
    if (!(await orAbort(page.verify(covered, this.#stop), this.#stop))) {
      return isReduced ? this.#tellToChoose(run, covered.length) : this.#giveBack(run, 'page-changed');
    }
    dialog.close();
    // From here on nothing may wait: the rep could change the page.
    if (!page.hasChosen(covered) || !page.canStart(reading.steps)) return this.#giveBack(run, 'page-changed');
    runs.begin(runId, covered);
    run.started();
    page.letStart();
    const { sequenceId, steps } = reading;
    onStarted({ runId, sequenceId, covered, steps });
    return 'started';
  }

  async #giveBack(run: HeldRun, kind: 'page-changed' | 'given-back'): Promise<AttemptEnd> {
    run.release('not-started');
    return againIf(await this.#asking.ask({ kind }));
  }
}

/** What keeps the price from being known; null where all is well. */
function unreadablePart({
  steps,
  unknownCategories,
  selected,
}: PageReading): 'selection' | 'category' | null {
  if (unknownCategories.length > 0 || steps.length === 0) return 'category';
  return selected === 0 ? 'selection' : null;
}
