import type { PageProfile } from './profile';

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
 * @param pattern with `{id}` for one path segment and `*` for anything
 * @returns what stands at `{id}` (empty where the pattern has none), or null where the URL is another
 */
export function matchUrl(pattern: string, url: string): string | null {
  const source = pattern
    .split(/(\{id\}|\*)/)
    .map((part) => {
      if (part === '{id}') return '([^/?#]+)';
      return part === '*' ? '.*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  const found = new RegExp(`^${source}$`).exec(url);
  return found === null ? null : (found[1] ?? '');
}
