import { scrollerOf } from '../../profile/list';
import type { PageProfile } from '../../profile/profile';
import { closest } from '../reader/find';
import { ContactList } from '../start/contactList';
import { pause } from '../waiting';
import type { OutcomeWatch } from './outcomeWatch';
import { hearPerson } from './presence';

/** How long nothing new must have come, and the rep not have used the page, before the list is walked. */
const QUIET_MS = 5_000;
/** How much longer a walk may be kept from beginning before the rep is told of it. */
const PATIENCE_MS = 10_000;
/** The longest pause between two walks. They grow: twice as long after each walk that found nothing. */
const LONGEST_MS = 15 * 60_000;
/** How much of the time may go into walking at most: one part of so many. */
const SHARE = 5;
/** After so many walks in a row that found nothing, only the rep has the list walked again. */
const MOST_IN_VAIN = 12;
/** How long a view is given to say the same for a while, and how often it is looked at. */
const STEADY_MS = 2_000;
const LOOK_MS = 50;

const TEXT_FIELD = 'input:not([type=checkbox],[type=radio]),textarea,select,[contenteditable]';

export interface ResultsWalkOptions {
  readonly document: Document;
  readonly profile: PageProfile;
  readonly watch: Pick<OutcomeWatch, 'awaited' | 'unseen' | 'scan' | 'isSteady' | 'newsAtMs'>;
  /** Whether no press is under way and no pop-up open: the list is theirs meanwhile. */
  readonly isFree: () => boolean;
  /** Hears of how many contacts results may be further down while the list can't be walked for them; 0 where it can. */
  readonly tell: (unseen: number) => void;
  /** Ends it: another page is shown. */
  readonly signal: AbortSignal;
}

/**
 * Walks the list for results of contacts whose rows aren't drawn, while the rep isn't using the page: what succeeded
 * unseen would be refunded when its time is up. As soon as the rep is back, the list is put back as it was.
 */
export class ResultsWalk {
  readonly #options: ResultsWalkOptions;
  readonly #hear: ReturnType<typeof hearPerson>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pauseMs = QUIET_MS;
  #inVain = 0;
  #walkedAtMs = 0;
  #told = 0;
  #usedAtMs: number;
  #walking: Promise<void> | null = null;
  /** Ends the walk; ends putting the list back. */
  #stop = new AbortController();
  #drop = new AbortController();
  /** The rep has asked for the walk: a pointer that leaves the button doesn't end it. */
  #isAsked = false;

  constructor(options: ResultsWalkOptions) {
    this.#options = options;
    const { document, signal } = options;
    this.#usedAtMs = performance.now();
    this.#hear = hearPerson((onPurpose) => this.#used(onPurpose), signal);
    // One who comes back to the tab, or leaves a list in it that is drawn only where it can be seen.
    document.addEventListener('visibilitychange', () => this.#used(true), { signal });
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      this.#tell(0);
      this.#stop.abort();
      this.#drop.abort();
    });
  }

  get isUnderWay(): boolean {
    return this.#walking !== null;
  }

  /** Results are awaited that weren't before. */
  begin(): void {
    this.#pauseMs = QUIET_MS;
    this.#inVain = 0;
    this.#hear(this.#list().roots());
    this.#later(QUIET_MS);
  }

  /** Walks at the rep's word. */
  now(): void {
    if (this.#walking !== null || !this.#options.isFree()) return;
    this.#inVain = 0;
    this.#isAsked = true;
    this.#walk();
  }

  /** Leaves the list to others, wherever it is. */
  async end(): Promise<void> {
    this.#stop.abort();
    this.#drop.abort();
    await this.#walking;
  }

  #used(onPurpose: boolean): void {
    this.#usedAtMs = performance.now();
    if (this.#walking === null || (this.#isAsked && !onPurpose)) return;
    // Who does more than come wants the list where it is by now.
    if (onPurpose && this.#stop.signal.aborted) this.#drop.abort();
    this.#stop.abort();
  }

  #later(ms: number): void {
    if (this.#options.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), ms);
  }

  /** Walks where it is time to. Looked at again and again while results are awaited: what is drawn comes and goes. */
  #look(): void {
    const { watch } = this.#options;
    if (this.#walking !== null) return;
    if (watch.awaited().size === 0) {
      this.#tell(0);
      return;
    }
    const list = this.#list();
    this.#hear(list.roots());
    const now = performance.now();
    const dueMs = Math.max(watch.newsAtMs, this.#walkedAtMs) + this.#pauseMs - now;
    const unseen = dueMs <= 0 && list.canBeWalked ? watch.unseen().size : 0;
    const isGivenUp = this.#inVain >= MOST_IN_VAIN;
    if (unseen > 0 && !isGivenUp && this.#isLeftAlone(now)) {
      this.#walk();
      return;
    }
    this.#tell(isGivenUp || dueMs <= -PATIENCE_MS ? unseen : 0);
    const waitMs = Math.max(dueMs, this.#usedAtMs + QUIET_MS - now);
    this.#later(waitMs > 0 ? waitMs : QUIET_MS);
  }

  #tell(unseen: number): void {
    if (unseen !== this.#told) this.#options.tell(unseen);
    this.#told = unseen;
  }

  #isLeftAlone(now: number): boolean {
    const { document, profile, isFree } = this.#options;
    if (!isFree() || now - this.#usedAtMs < QUIET_MS) return false;
    // A hidden tab draws nothing; what is turned page by page needs no drawing.
    if (document.hidden && scrollerOf(profile.list) !== null) return false;
    const focused = document.activeElement;
    return !focused?.matches(TEXT_FIELD) || closest(focused, profile.contacts.row) === null;
  }

  #walk(): void {
    const { watch } = this.#options;
    clearTimeout(this.#timer);
    this.#tell(0);
    this.#stop = new AbortController();
    this.#drop = new AbortController();
    const [beganAtMs, newsAtMs] = [performance.now(), watch.newsAtMs];
    this.#walking = this.#lookThrough()
      // The rep or another page has ended it.
      .catch(() => undefined)
      .finally(() => {
        this.#walking = null;
        this.#isAsked = false;
        this.#walkedAtMs = performance.now();
        const isInVain = watch.newsAtMs === newsAtMs && !this.#stop.signal.aborted;
        if (watch.newsAtMs !== newsAtMs) this.#inVain = 0;
        else if (isInVain) this.#inVain++;
        const tookMs = this.#walkedAtMs - beganAtMs;
        const longer = Math.max(this.#pauseMs * (isInVain ? 2 : 1), tookMs * SHARE);
        this.#pauseMs = Math.min(LONGEST_MS, longer);
        this.#later(QUIET_MS);
      });
  }

  /** Goes no further than the last contact whose result is awaited. */
  async #lookThrough(): Promise<void> {
    const { watch, signal } = this.#options;
    const [stop, drop] = [this.#stop.signal, this.#drop.signal];
    const seen = new Set<string>();
    const visit = async (ids: readonly string[]) => {
      for (const id of ids) seen.add(id);
      if (!watch.awaited().isDisjointFrom(new Set(ids))) {
        watch.scan();
        const giveUpAtMs = performance.now() + STEADY_MS;
        while (!watch.isSteady && performance.now() < giveUpAtMs) await pause(LOOK_MS, stop);
      }
      return watch.awaited().difference(seen).size > 0;
    };
    await this.#list().look(visit, stop, AbortSignal.any([signal, drop]));
  }

  #list(): ContactList {
    const { document, profile, signal } = this.#options;
    return new ContactList(document, profile, signal, true);
  }
}
