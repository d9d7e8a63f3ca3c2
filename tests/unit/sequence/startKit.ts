import type { Answer, HoldAnswer } from '../../../lib/ledger/answer';
import type { EmailStep } from '../../../lib/ledger/price';
import type { Baseline, RequestOf } from '../../../lib/messages/catalogue';
import type { PageReading } from '../../../lib/sequence/reader/reading';
import type { StartedRun, StartPorts } from '../../../lib/sequence/start/ports';
import type { Progress, Question } from '../../../lib/sequence/start/questions';

type HoldRequest = Omit<RequestOf<'run.hold'>, 'pageId'>;

const OPENER: EmailStep = { id: 'step-1', category: 'opener' };

export const ids = (count: number): string[] => Array.from({ length: count }, (_, place) => `c${place + 1}`);

/** Everything around the start of a run, in memory: what it was asked, and what it answers. */
export class StartKit {
  /** What happened, in order, in a few words each. */
  readonly log: string[] = [];
  readonly questions: Question[] = [];
  readonly holds: HoldRequest[] = [];
  /** The baselines that each start was sent with. */
  readonly starts: (readonly Baseline[])[] = [];
  /** What the page has shown of the run's contacts by the time it is started. */
  baselines: readonly Baseline[] = [];
  reading: PageReading;
  available: number;
  canChoose = true;
  canRead = true;
  /** Called whenever the list is walked. */
  onWalk: () => void = () => {};
  /** Whether the page offers a way to reduce its selection. */
  canReduce = true;
  /** A run that was let start, of which the page has shown nothing. */
  unsigned: StartedRun | null = null;
  /** Rows that the list shows, where it has no pager. */
  shown: number | null = null;
  /** The rep's answers, in order; the rep stops where there is none left. */
  answers: boolean[] = [];
  /** Called with each question, before its answer. */
  onQuestion: (question: Question) => void = () => {};
  hold: (request: HoldRequest) => Promise<Answer>;
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
      checked: this.#chosen.length,
      hasStart: true,
      missing: [],
      readable: true,
    };
    this.hold = async (request) => this.covering(request, request.contacts.length);
  }

  /** The authority's answer that covers the first of the contacts. */
  covering({ runId, contacts, selected }: HoldRequest, count: number): HoldAnswer {
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

  /** The rep chooses others in the page. */
  choose(count: number): void {
    this.#chosen = ids(count);
    this.reading = { ...this.reading, selected: count };
  }

  get chosen(): readonly string[] {
    return this.#chosen;
  }

  get ports(): StartPorts {
    return {
      newId: () => `id-${++this.#lastId}`,
      onStarted: ({ runId }) => this.log.push(`started ${runId}`),
      unsigned: {
        run: () => this.unsigned,
        forget: () => {
          this.unsigned = null;
        },
      },
      page: {
        read: () => this.reading,
        firstChosen: async (count, progress) => {
          progress(count);
          this.onWalk();
          return this.canRead && this.reading.exact
            ? this.#chosen.slice(0, count).map((id) => ({ id, name: id }))
            : [];
        },
        allChosen: async (progress) => {
          progress(this.#chosen.length);
          this.onWalk();
          return this.canRead ? this.#chosen.map((id) => ({ id, name: id })) : null;
        },
        shownAtMost: () => this.shown,
        baselines: () => [],
        hasChosen: (contactIds) => contactIds.join() === this.#chosen.join(),
        choosesAnyOf: (contactIds) => contactIds.some((id) => this.#chosen.includes(id)),
        canReduce: () => this.canReduce,
        verify: async (contactIds) => contactIds.join() === this.#chosen.join(),
        choose: async (contactIds) => {
          this.log.push(`choose ${contactIds.length}`);
          if (this.canChoose) this.#chosen = [...contactIds];
          return this.canChoose;
        },
        canStart: (steps) => this.reading.hasStart && steps === this.reading.steps,
        untilCanStart: async (steps) => this.reading.hasStart && steps === this.reading.steps,
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
        start: ({ runId, baselines }) => {
          this.starts.push(baselines);
          this.log.push(`start ${runId}`);
          return this.start();
        },
        release: async (runId, reason) => void this.log.push(`release ${runId} ${reason}`),
      },
      runs: {
        expect: ({ runId }) => this.log.push(`expect ${runId}`),
        baselines: () => [...this.baselines],
        begin: (runId, covered) => this.log.push(`begin ${runId} ${covered.length}`),
        hasSign: () => true,
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
