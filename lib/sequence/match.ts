import { isSequenceAddress } from '../profile/address';
import type { PageProfile } from '../profile/profile';
import { find } from './reader/find';
import { wildcards } from './wildcards';

/** A page that a profile knows, and the sequence that it shows. */
export interface PageMatch {
  readonly profile: PageProfile;
  readonly sequenceId: string;
}

/** How a profile stands to a page. */
export interface Candidate {
  readonly profileId: string;
  readonly name: string;
  /** What it was judged by last: an address that isn't its own or marks that aren't there rule it out. */
  readonly why: 'url' | 'marks' | 'parts';
  /** How many of them are on the page; none for an address. */
  readonly found: number;
  readonly of: number;
  /** Which aren't: marks by their selectors, parts by their names. */
  readonly missing: readonly string[];
}

export interface Judgement {
  /** Null where no profile applies. */
  readonly match: PageMatch | null;
  /** The profiles in their own order. */
  readonly candidates: readonly Candidate[];
}

/**
 * Finds the profile for a page. Of those whose URL fits and whose marks are all there, the one that misses fewest of its
 * parts wins; then the one that finds most of them; then the one whose URL says most; then the earlier one.
 *
 * @param url whole, hash included
 * @param root the page's document
 */
export function judge(profiles: readonly PageProfile[], url: string, root: ParentNode): Judgement {
  let match: PageMatch | null = null;
  let best: readonly number[] = [];
  const candidates = profiles.map((profile): Candidate => {
    const { id: profileId, name } = profile;
    const address = bestUrl(profile, url);
    if (address === null) return { profileId, name, why: 'url', found: 0, of: 0, missing: [] };
    const { marks } = profile;
    const isThere = (selector: string) => find(root, selector) !== null;
    const noMarks = marks.filter((mark) => !isThere(mark));
    if (noMarks.length > 0) {
      const found = marks.length - noMarks.length;
      return { profileId, name, why: 'marks', found, of: marks.length, missing: noMarks };
    }
    const parts = Object.entries(partsOf(profile));
    const missing = parts.flatMap(([part, selector]) => (isThere(selector) ? [] : part));
    const found = parts.length - missing.length;
    const rank = [-missing.length, found, address.literal];
    if (match === null || isMore(rank, best)) {
      match = { profile, sequenceId: address.sequenceId };
      best = rank;
    }
    return { profileId, name, why: 'parts', found, of: parts.length, missing };
  });
  return { match, candidates };
}

/** Whether a candidate fits the page better than the one that is used, by what is found of them. */
export function fitsBetter(other: Candidate, used: Candidate): boolean {
  return (
    other.why === 'parts' && isMore([-other.missing.length, other.found], [-used.missing.length, used.found])
  );
}

/** What a profile must find on a page where nobody is chosen and nothing was personalized yet. */
function partsOf({ counter, contacts, selected, steps, start }: PageProfile) {
  return {
    counter: counter.anchor,
    contacts: contacts.row,
    steps: steps.item,
    start,
    ...(selected.by !== 'rows' && selected.sentence.always && { selected: selected.sentence.selector }),
  };
}

/** Compares number by number; the first difference decides. */
function isMore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, place) => value !== b[place]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

/**
 * The sequence's id by that URL of a profile that says most, and how much that is; null where none of them fits, or where they
 * fit what is no page of a sequence.
 */
export function bestUrl(
  { urls }: Pick<PageProfile, 'urls'>,
  url: string,
): { sequenceId: string; literal: number } | null {
  if (!isSequenceAddress(url)) return null;
  let best: { sequenceId: string; literal: number } | null = null;
  for (const pattern of urls) {
    const sequenceId = matchUrl(pattern, url);
    const literal = pattern.replaceAll(/\{id\}|\*/g, '').length;
    if (sequenceId !== null && literal > (best?.literal ?? -1)) best = { sequenceId, literal };
  }
  return best;
}

/**
 * A pattern that names no fragment is about the path: a fragment is none of its business. A slash at the end of a path or
 * of a route says nothing either, nor do capital letters: the app's server takes both.
 *
 * @param pattern with `{id}` for one path segment and `*` for anything
 * @returns what stands at `{id}` (empty where the pattern has none), or null where the URL is another
 */
export function matchUrl(pattern: string, url: string): string | null {
  const whole = wildcards(folded(pattern), '{id}');
  for (const spelling of spellings(url, !pattern.includes('#'))) {
    const found = whole.exec(folded(spelling), spelling);
    if (found !== null) return found[1] ?? '';
  }
  return null;
}

/** As long as it was. */
const folded = (url: string) => url.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

function spellings(url: string, ofPath: boolean): string[] {
  const urls = ofPath ? [url, url.replace(/#.*/, '')] : [url];
  return urls.flatMap((spelling) => [spelling, spelling.replaceAll(/\/(?=[?#]|$)/g, '')]);
}
