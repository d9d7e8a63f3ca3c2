import type { Category } from '../ledger/price';
import type { PageProfile, Read } from '../profile/profile';
import type { Candidate as Judged } from '../sequence/match';
import type { OutcomeItem } from '../sequence/reader/items';
import type { Part } from './parts';

/** The port between the workshop and the page that it looks at. */
export const WORKSHOP_PORT = 'workshop';

/** The script that is put into a page while the workshop looks at it, and at no other time. */
export const WORKSHOP_SCRIPT = '/workshopPage.js';

/** What the workshop tells the page. */
export type ToPage =
  /** Reads the page with a profile, now and whenever something changes. `others` are in use beside it. */
  | { readonly type: 'read'; readonly profile: PageProfile; readonly others: readonly PageProfile[] }
  /** Nobody looks at the workshop: no more reports until the next `read`. */
  | { readonly type: 'rest' }
  /** The person points at an element; `prompt` says at which one, `cancel` how to give up. */
  | { readonly type: 'pick'; readonly part: Part; readonly prompt: string }
  /** Shows where a part is. */
  | { readonly type: 'show'; readonly part: Part; readonly index: number; readonly prompt: string }
  /** Ends pointing and showing. */
  | { readonly type: 'stop' };

/** What a profile could say of the element that was pointed at. */
export interface Candidate {
  /** A selector, or how to read a value. */
  readonly value: string | Read;
  /** How many elements it matches; of a part of a row: in how many rows it is found. */
  readonly count: number;
  /** How many rows were looked at; null where it isn't about rows. */
  readonly of: number | null;
  /** What is read there first. */
  readonly sample: string;
}

/** What one place of the profile matches on the page. */
export interface PlaceReading {
  readonly count: number;
  /** As in {@link Candidate}. */
  readonly of: number | null;
  readonly sample: string;
}

/** How a profile stands to the page, and whether the page would be read with it. */
export interface Standing extends Judged {
  readonly wins: boolean;
}

export interface ContactSample {
  readonly id: string;
  readonly name: string;
  readonly order: string | null;
  readonly chosen: boolean;
}

export interface StepSample {
  readonly id: string;
  /** What the page calls the category. */
  readonly word: string;
  readonly category: Category | null;
  readonly included: boolean;
}

/** How often the page says a word. */
export interface WordCount {
  readonly word: string;
  readonly count: number;
}

/** What the draft reads on the page at one moment. */
export interface PageReport {
  readonly url: string;
  /** The sequence's id; null where the draft isn't for this URL. */
  readonly sequenceId: string | null;
  /** The draft first, then the others in use. */
  readonly standings: readonly Standing[];
  /** By path; a place that is null in the draft isn't there. */
  readonly places: Readonly<Record<string, PlaceReading>>;
  readonly rows: number;
  readonly contacts: readonly ContactSample[];
  readonly steps: readonly StepSample[];
  /** Where the draft reads a sentence: its text, and the number in it. */
  readonly sentence: { readonly text: string; readonly number: number | null } | null;
  readonly start: 'missing' | 'disabled' | 'ready';
  readonly outcomes: {
    readonly items: number;
    readonly meanings: Readonly<Record<NonNullable<OutcomeItem['meaning']>, number>>;
    /** Words that the draft doesn't know, those said most first. */
    readonly unknown: readonly WordCount[];
    readonly reason: string;
  };
  readonly selected: number;
  readonly exact: boolean;
  /** Credits per contact. */
  readonly price: number;
  /** What the profile should find and doesn't. */
  readonly missing: readonly string[];
}

/** What the page tells the workshop. */
export type FromPage =
  | { readonly type: 'report'; readonly report: PageReport }
  | {
      readonly type: 'picked';
      readonly part: Part;
      /** None where it isn't what the part needs: a name outside every row. */
      readonly candidates: readonly Candidate[];
    }
  /** The person has given up pointing, or has seen what was shown. */
  | { readonly type: 'ended' };
