import * as v from 'valibot';
import { PageProfilesSchema } from '../profile/schema';
import type { Settings } from './settings';

/** A link that a person may be sent to. */
export const HttpsUrl = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(2_000),
  v.url('This is not a link'),
  v.startsWith('https://', 'A link must start with https://'),
);

export const SettingsSchema: v.GenericSchema<unknown, Settings> = v.strictObject({
  buyUrl: v.nullable(HttpsUrl),
  lowCreditThreshold: v.pipe(
    v.number(),
    v.safeInteger('The threshold must be a whole number'),
    v.minValue(0, 'The threshold can’t be below 0'),
  ),
  notices: v.strictObject({ low: v.boolean(), none: v.boolean(), limit: v.boolean(), run: v.boolean() }),
  profiles: PageProfilesSchema,
  onlyShippedProfiles: v.boolean(),
});
