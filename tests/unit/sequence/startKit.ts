import type { Answer, HoldAnswer } from '../../../lib/ledger/answer';
import type { EmailStep } from '../../../lib/ledger/price';
import type { RequestOf } from '../../../lib/messages/catalogue';
import type { PageReading } from '../../../lib/sequence/reader/reading';
import type { StartPorts } from '../../../lib/sequence/start/ports';
import type { Progress, Question } from '../../../lib/sequence/start/questions';

const OPENER: EmailStep = { id: 'step-1', category: 'opener' };

export const ids = (count: number): string[] => Array.from({ length: count }, (_, place) => `c${place + 1}`);

/** Everything around the start of a run, in memory: what it was asked, and what it answers. */
export class StartKit {
  /** What happened, in order, in a few words each. */
  readonly log: string[] = [];
  readonly questions: Question[] = [];
  readonly holds: RequestOf<'run.hold'>[] = [];
  reading: PageReading;
  available: number;
  canChoose = true;
  canRead = true;
  /** The rep's answers, in order; the rep stops where there is none left. */
  answers: boolean[] = [];
  /** Called with each question, before its answer. */
  onQuestion: (question: Question) => void = () => {};
  hold: (request: RequestOf<'run.hold'>) => Promise<Answer>;
  start: () => Promise<boolean> = async () => true;
  #chosen: string[];
  #cancel: () => void = () => {};
  #changed: () => void = () => {};
  #lastId = 0;

  constructor({ selected, available }: { selected: number; available: number }) {
    this.available = available;
    this.#chosen = ids(selected);
    this.reading = {
      sequenceId: '101',
      steps: [OPENER],
      unknownCategories: [],
      selected,
      exact: true,
      checked: this.#chosen.map((id) => ({ id, name: id })),
      hasStart: true,
      missing: [],
    };
    this.hold = async (request) => this.covering(request, request.contacts.length);
  }

  /** The authority's answer that covers the first of the contacts. */
  covering({ runId, contacts, selected }: RequestOf<'run.hold'>, count: number): HoldAnswer {
    const covered = contacts.slice(0, count).map(({ id }) => id);
    return {
      status: 'accepted',
      type: 'hold',
      runId,
      covered,
      selected,
      pricePerContact: 2,
      held: covered.length * 2,
    };
  }

  /** Presses Cancel under a progress. */
  cancel(): void {
    this.#cancel();
  }

  buy(credits: number): void {
    this.available += credits;
    this.#changed();
  }

  get chosen(): readonly string[] {
    return this.#chosen;
  }

  get ports(): StartPorts {
    return {
      newId: () => `id-${++this.#lastId}`,
      page: {
        read: () => this.reading,
        firstChosen: async (count, progress) => {
          progress(count);
          return this.canRead ? this.#chosen.slice(0, count).map((id) => ({ id, name: id })) : [];
        },
        baselines: () => [],
        hasChosen: (contactIds) => contactIds.join() === this.#chosen.join(),
        choose: async (contactIds) => {
          this.log.push(`choose ${contactIds.length}`);
          if (this.canChoose) this.#chosen = [...contactIds];
          return this.canChoose;
        },
        canStart: (steps) => this.reading.hasStart && steps === this.reading.steps,
        letStart: () => this.log.push('page starts'),
      },
      worker: {
        available: async () => this.available,
        availableChanged: () =>
          new Promise((resolve) => {
            this.#changed = resolve;
          }),
        hold: (request) => {
          this.holds.push(request);
          this.log.push(`hold ${request.contacts.length}`);
          return this.hold(request);
        },
        start: (runId) => {
          this.log.push(`start ${runId}`);
          return this.start();
        },
        release: (runId, reason) => this.log.push(`release ${runId} ${reason}`),
      },
      runs: {
        expect: ({ runId }) => this.log.push(`expect ${runId}`),
        begin: (runId) => this.log.push(`begin ${runId}`),
        forget: (runId) => this.log.push(`forget ${runId}`),
      },
      dialog: {
        ask: async (question) => {
          this.questions.push(question);
          this.log.push(`ask ${question.kind}`);
          const answer = this.answers.shift() ?? false;
          this.onQuestion(question);
          // What happens while the pop-up is open comes before its answer.
          await new Promise((resolve) => setTimeout(resolve));
          return answer;
        },
        show: (_progress: Progress, cancel) => {
          this.#cancel = cancel;
        },
        close: () => this.log.push('close'),
      },
    };
  }
}
