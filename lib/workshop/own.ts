import type { PageProfile } from '../profile/profile';

/**
 * A person's own profiles with one that was worked on among them: in the place of the one it was, else before all others.
 *
 * @param openedId the id that it had when it was taken up, where it was one of their own; null where it wasn't
 */
export function withOwn(
  own: readonly PageProfile[],
  profile: PageProfile,
  openedId: string | null,
): readonly PageProfile[] {
  const place = own.findIndex(({ id }) => id === openedId);
  const others = own.filter(({ id }, at) => at === place || id !== profile.id);
  return place === -1 ? [profile, ...others] : others.map((one) => (one.id === openedId ? profile : one));
}

/** A list with a profile in the place of the one with the same id, or at its end. */
export function withProfile(profiles: readonly PageProfile[], profile: PageProfile): readonly PageProfile[] {
  const isThere = profiles.some(({ id }) => id === profile.id);
  return isThere ? profiles.map((one) => (one.id === profile.id ? profile : one)) : [...profiles, profile];
}
