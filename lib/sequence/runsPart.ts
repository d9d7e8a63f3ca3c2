import type { Ask } from '../messages/ask';
import type { CreditsStore } from '../state/credits';
import type { FartherNote } from '../state/reading';
import type { CreditsView } from '../state/view';
import type { Guard } from './guard/guard';
import type { PageMatch } from './match';
import type { PageRuns } from './outcomes/pageRuns';
import type { PageContext } from './pageContext';
import { fromWorld, keepInWorld } from './world';

// The content script comes in two halves, so that a page has less to load before it is drawn: this is where they meet.

/** What the half that reads the page gives to the half that runs need. */
export interface RunsPartOptions {
  readonly ctx: PageContext;
  readonly guard: Guard;
  readonly ask: Ask;
  readonly pageId: string;
  readonly credits: CreditsStore;
  readonly hello: () => Promise<CreditsView>;
  readonly buy: (event: Event) => void;
  readonly page: () => PageMatch | null;
  /** Is called when outcomes may be awaited that weren't before. */
  readonly onAwaiting: () => void;
  /** Is given what to say of results that are further down the list; null where there is nothing to say. */
  readonly onFarther: (note: FartherNote | null) => void;
}

/** What runs need, from the press of the start control to their outcomes. */
export interface RunsPart {
  readonly runs: Pick<
    PageRuns,
    'follow' | 'resume' | 'take' | 'scan' | 'isAwaiting' | 'isWalking' | 'hasUnknownStatus' | 'isRunning'
  >;
  /**
   * Takes a press of the start control to its run, with the pop-up at hand.
   *
   * @returns whether a run was started
   * @param signal ends it when another page is shown or the extension goes away
   */
  press(control: HTMLElement, match: PageMatch, signal: AbortSignal): Promise<boolean>;
  /** Puts an open pop-up back where the page has thrown it out. */
  followPopup(): void;
  /** Whether the page shows that it is still loading. */
  isLoading(): boolean;
  /** Moves a counter that is in a corner of the window from where it would cover the page's controls. */
  keepClear(counter: HTMLElement): void;
}

type CreateRunsPart = (options: RunsPartOptions) => RunsPart;

const NAME = 'jasonAiCreditsRuns';

/** Leaves the second half for the first one, which has had it put into the page. */
export function offerRunsPart(create: CreateRunsPart): void {
  keepInWorld(NAME, create);
}

/** What was left last; undefined where nothing was. */
export function takeRunsPart(): CreateRunsPart | undefined {
  return fromWorld(NAME);
}
