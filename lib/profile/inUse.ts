import type { PageProfile } from './profile.ts';

/**
 * The profiles that pages are read with, in order of preference. One whose id an earlier one has is left out: it is what
 * that one replaces.
 *
 * @param sources from the most to the least preferred: the organisation's, this browser's own, the team's, the shipped ones
 */
export function profilesInUse(...sources: (readonly PageProfile[])[]): readonly PageProfile[] {
  const byId = new Map<string, PageProfile>();
  for (const profile of sources.flat()) {
    if (!byId.has(profile.id)) byId.set(profile.id, profile);
  }
  return [...byId.values()];
}
