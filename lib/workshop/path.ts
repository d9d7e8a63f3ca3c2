import type { PageProfile } from '../profile/profile';

/**
 * What a profile has at a path such as `contacts.id.0`.
 *
 * @returns undefined where it has nothing there
 */
export function valueAt(profile: PageProfile, path: string): unknown {
  let at: unknown = profile;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[key];
  }
  return at;
}

/** A profile with another value at a path that it has. */
export function withValue(profile: PageProfile, path: string, value: unknown): PageProfile {
  return replaced(profile, path.split('.'), value) as PageProfile;
}

function replaced(at: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(at)) {
    const items = [...at];
    items[Number(key)] = replaced(items[Number(key)], rest, value);
    return items;
  }
  const parent = at as Readonly<Record<string, unknown>>;
  return { ...parent, [key]: replaced(parent[key], rest, value) };
}
