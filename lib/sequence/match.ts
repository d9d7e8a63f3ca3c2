import type { PageProfile } from '../profile/profile';
import { wildcards } from './wildcards';

/** A page that a profile knows, and the sequence that it shows. */
export interface PageMatch {
  readonly profile: PageProfile;
  readonly sequenceId: string;
}

/**
 * Finds the profile for a page. Where several apply, the URL that says most wins; then the earlier profile.
 *
 * @param url whole, hash included
 * @returns null where no profile applies
 */
export function matchPage(profiles: readonly PageProfile[], url: string): PageMatch | null {
  let best: PageMatch | null = null;
  let bestLiteral = -1;
  for (const profile of profiles) {
    for (const pattern of profile.urls) {
      const sequenceId = matchUrl(pattern, url);
      const literal = pattern.replaceAll(WILD, '').length;
      if (sequenceId === null || literal <= bestLiteral) continue;
      best = { profile, sequenceId };
      bestLiteral = literal;
    }
  }
  return best;
}

const WILD = /\{id\}|\*/g;

/**
 * A pattern that names no fragment is about the path: a fragment is none of its business. A slash at the end of a path or
 * of a route says nothing either.
 *
 * @param pattern with `{id}` for one path segment and `*` for anything
 * @returns what stands at `{id}` (empty where the pattern has none), or null where the URL is another
 */
export function matchUrl(pattern: string, url: string): string | null {
  const whole = wildcards(pattern, '{id}', '[^/?#]+');
  for (const spelling of spellings(url, !pattern.includes('#'))) {
    const found = whole.exec(spelling);
    if (found !== null) return found[1] ?? '';
  }
  return null;
}

function spellings(url: string, ofPath: boolean): string[] {
  const urls = ofPath ? [url, url.replace(/#.*/, '')] : [url];
  return urls.flatMap((spelling) => [spelling, spelling.replaceAll(/\/(?=[?#]|$)/g, '')]);
}
