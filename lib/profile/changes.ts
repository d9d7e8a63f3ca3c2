import type { PageProfile } from './profile.ts';

/** What of a profile can be another one's, named as in the diagnosis (copy: `popup_part_<part>`). */
export const PROFILE_PARTS = [
  'name',
  'urls',
  'marks',
  'counter',
  'contacts',
  'list',
  'selected',
  'reduce',
  'steps',
  'start',
  'press',
  'outcomes',
] as const satisfies readonly (keyof PageProfile)[];

export type ProfilePart = (typeof PROFILE_PARTS)[number];

/** A profile, or a part of one, as a text that doesn't depend on the order of its keys. */
export function canonical(value: unknown): string {
  const sorted = (_: string, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one;
  return JSON.stringify(value, sorted) ?? '';
}

/** The parts in which a profile differs from another one of the same id. */
export function changedParts(before: PageProfile, after: PageProfile): readonly ProfilePart[] {
  return PROFILE_PARTS.filter((part) => canonical(before[part]) !== canonical(after[part]));
}

/** Whether two profiles are one and the same. */
export function isSameProfile(a: PageProfile, b: PageProfile): boolean {
  return a.id === b.id && changedParts(a, b).length === 0;
}
