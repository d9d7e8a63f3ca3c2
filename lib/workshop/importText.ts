import type { PageProfile } from '../profile/profile';
import { jsonErrorPlace, type Place } from '../settings/jsonPlace';
import { isShaped, shapeFault } from './errors';

/** A profile that was written as a text, or why the text isn't one. */
export type Imported =
  | { readonly kind: 'profile'; readonly profile: PageProfile }
  | { readonly kind: 'not-json'; readonly place: Place }
  /** `at` is a path, empty for the whole. */
  | { readonly kind: 'not-a-profile'; readonly at: string };

/** Reads a profile from a text. What is wrong with its contents is said later, where it can be put right. */
export function importText(source: string): Imported {
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch {
    return { kind: 'not-json', place: jsonErrorPlace(source) };
  }
  if (Array.isArray(json)) return { kind: 'not-a-profile', at: '' };
  return isShaped(json)
    ? { kind: 'profile', profile: json }
    : { kind: 'not-a-profile', at: shapeFault(json) ?? '' };
}

/** A profile as people read it and exchange it. */
export function printProfile(profile: PageProfile): string {
  return JSON.stringify(profile, null, 2);
}
