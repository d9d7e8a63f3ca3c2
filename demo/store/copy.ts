import * as v from 'valibot';
import { SEQUENCE_EDITOR_PAGES } from '../../lib/profile/origin.ts';
import { SERVER_DATA, SERVER_HOSTS } from '../../lib/protocol/access.ts';

/** The stores' own limits, in characters: the least that Chrome's, Edge's and Firefox's have of each. */
const MAX_NAME = 45;
const MAX_SUMMARY = 132;
const MAX_DESCRIPTION = 10_000;

const words = v.pipe(v.string(), v.nonEmpty());

/** One sentence for each of these, and for nothing else: what is asked for is told, and what is told is asked for. */
function wordsFor<const Names extends readonly string[]>(names: Names) {
  const entries = Object.fromEntries(names.map((name) => [name, words]));
  return v.strictObject(entries as Record<Names[number], typeof words>);
}

const messagesSchema = v.object({
  extName: v.object({ message: v.pipe(words, v.maxLength(MAX_NAME)) }),
  extDescription: v.object({ message: v.pipe(words, v.maxLength(MAX_SUMMARY)) }),
});

const copySchema = v.strictObject({
  description: v.pipe(
    v.array(v.strictObject({ title: v.string(), lines: v.array(words) })),
    v.minLength(1),
    v.check((parts) => JSON.stringify(parts).length <= MAX_DESCRIPTION, 'The description is too long'),
  ),
  privacy: v.strictObject({
    title: words,
    summary: words,
    dataTitle: words,
    /** What goes to a team's server, by Firefox's names of it. */
    data: wordsFor(SERVER_DATA),
    hostsTitle: words,
    /** Where the extension may read or send something, by match pattern. */
    hosts: wordsFor([SEQUENCE_EDITOR_PAGES, ...SERVER_HOSTS]),
    moreTitle: words,
    more: v.array(words),
  }),
});

const reviewSchema = v.strictObject({
  singlePurpose: words,
  /** Why each permission of the manifest is needed. */
  permissions: v.record(v.string(), words),
  hostPermissions: words,
  optionalHostPermissions: words,
  remoteCode: words,
  howToTest: v.array(words),
});

/** What reviewers ask for, in English. */
export type Review = v.InferOutput<typeof reviewSchema>;

/** What a store shows in one language. */
export interface Copy extends v.InferOutput<typeof copySchema> {
  readonly name: string;
  readonly summary: string;
}

/**
 * @param messages the extension's own in that language: its name and summary are the same in the store
 * @throws ValiError where something is missing, too much or longer than a store takes
 */
export function parseCopy(copy: unknown, messages: unknown): Copy {
  const { extName, extDescription } = v.parse(messagesSchema, messages);
  return { ...v.parse(copySchema, copy), name: extName.message, summary: extDescription.message };
}

/** @throws ValiError where something is missing or too much */
export function parseReview(review: unknown): Review {
  return v.parse(reviewSchema, review);
}
