import * as v from 'valibot';
import type { PageProfile } from '../profile/profile.ts';
import { PageProfilesSchema } from '../profile/schema.ts';
import { Amount, Text } from './parts.ts';

/** In UTF-8, as JSON: far more than any front end needs. */
export const MAX_PROFILES_BYTES = 200 * 1024;

/** One version of the page profiles that an owner has published to the whole team. */
interface PublishedVersion {
  /** Counts from 1 in each team; 0 where nothing has been published. */
  readonly version: number;
  /** What the owner says of it. */
  readonly note: string;
  /** The name of who published it. */
  readonly publishedBy: string;
  /** By the server's clock. */
  readonly publishedAtMs: number;
  /** The earlier version whose profiles it has brought back; null where they are new. */
  readonly rolledBackTo: number | null;
}

export interface PublishedProfiles extends PublishedVersion {
  /** None: the team reads its pages with the shipped ones again. */
  readonly profiles: readonly PageProfile[];
}

/** A version in the list of versions. */
export interface PublishedSummary extends PublishedVersion {
  /** What its profiles are called. */
  readonly names: readonly string[];
}

/** What a client knows of a team that has never published any. */
export const NEVER_PUBLISHED: PublishedProfiles = {
  version: 0,
  profiles: [],
  note: '',
  publishedBy: '',
  publishedAtMs: 0,
  rolledBackTo: null,
};

export const Note = v.pipe(v.string(), v.trim(), v.maxLength(300));

const version = {
  version: Amount,
  note: Text,
  publishedBy: Text,
  publishedAtMs: Amount,
  rolledBackTo: v.nullable(Amount),
};

export const PublishedProfilesSchema: v.GenericSchema<unknown, PublishedProfiles> = v.object({
  ...version,
  profiles: PageProfilesSchema,
});

const PublishedSummarySchema: v.GenericSchema<unknown, PublishedSummary> = v.object({
  ...version,
  names: v.array(Text),
});

export const PublishedVersionsBody: v.GenericSchema<unknown, { versions: PublishedSummary[] }> = v.object({
  versions: v.array(PublishedSummarySchema),
});

/** `after` is the version that the owner has seen as the newest: another one in between must not be undone unseen. */
export const PublishBody: v.GenericSchema<
  unknown,
  { profiles: readonly PageProfile[]; note: string; after: number }
> = v.strictObject({ profiles: PageProfilesSchema, note: Note, after: Amount });

export const RollBackBody = v.strictObject({ version: Amount, after: Amount });
