import { text } from '../../lib/i18n/text';
import type { PageProfile } from '../../lib/profile/profile';
import { jsonErrorPlace } from '../../lib/settings/jsonPlace';

/** A profile as people edit it. */
export function printProfile(profile: PageProfile): string {
  return JSON.stringify(profile, null, 2);
}

/** Reads what was typed as JSON, or says where it isn't; what the JSON means is for the worker to judge. */
export function readJson(typed: string): { readonly json: unknown } | { readonly error: string } {
  try {
    return { json: JSON.parse(typed) };
  } catch {
    const { line, column } = jsonErrorPlace(typed);
    return { error: text('options_profile_json_error', String(line), String(column)) };
  }
}
