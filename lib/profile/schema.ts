import * as v from 'valibot';
import { SEQUENCE_EDITOR_ORIGIN } from './origin.ts';
import type { ListProfile, PageProfile, ReduceProfile, SelectedProfile, Sentence } from './profile.ts';

/** More of them would make a page's every change slow. */
export const MAX_PROFILES = 20;

const Selector = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'A CSS selector is missing'),
  v.maxLength(1_000),
);
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

/** Each star may stand for anything, and takes its time with each value that doesn't fit. */
const MAX_STARS = 4;
const countOf = (text: string, part: string) => text.split(part).length - 1;

const Pattern = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(200),
  v.check((pattern) => countOf(pattern, '{}') === 1, 'A pattern must say with one {} which part counts'),
  v.check((pattern) => countOf(pattern, '*') <= MAX_STARS, `A pattern may have ${MAX_STARS} stars at most`),
);

const ReadSchema = v.strictObject({
  selector: v.exactOptional(Selector),
  attribute: v.exactOptional(Name),
  pattern: v.exactOptional(Pattern),
});
const IdentitySchema = v.pipe(
  v.array(ReadSchema),
  v.minLength(1, 'At least one value must tell contacts apart'),
  v.maxLength(5),
);

const WordsSchema = v.pipe(v.array(Name), v.maxLength(200));

const UrlPattern = v.pipe(
  v.string(),
  v.maxLength(500),
  v.startsWith(`${SEQUENCE_EDITOR_ORIGIN}/`, `A URL must start with ${SEQUENCE_EDITOR_ORIGIN}/`),
  v.check(
    (pattern) => countOf(pattern, '{id}') === 1,
    'A URL must say with one {id} where the sequence’s id is',
  ),
  v.check((pattern) => countOf(pattern, '*') <= MAX_STARS, `A URL may have ${MAX_STARS} stars at most`),
);

const ListSchema: v.GenericSchema<unknown, ListProfile> = v.variant('kind', [
  v.strictObject({ kind: v.literal('whole') }),
  v.strictObject({
    kind: v.literal('paged'),
    first: Selector,
    next: Selector,
    scroller: v.nullable(Selector),
  }),
  v.strictObject({ kind: v.literal('scrolled'), scroller: Selector }),
  v.strictObject({ kind: v.literal('growing'), more: Selector }),
]);

const SentenceSchema: v.GenericSchema<unknown, Sentence> = v.strictObject({
  selector: Selector,
  number: v.picklist(['first', 'last']),
  always: v.boolean(),
  words: v.exactOptional(WordsSchema),
});

const SelectedSchema: v.GenericSchema<unknown, SelectedProfile> = v.variant('by', [
  v.strictObject({ by: v.literal('rows') }),
  v.strictObject({ by: v.literal('sentence'), sentence: SentenceSchema }),
  v.strictObject({
    by: v.literal('both'),
    sentence: SentenceSchema,
    disagreement: v.picklist(['sentence', 'rows', 'larger', 'neither']),
  }),
]);

const ClearSchema = v.union([
  Selector,
  v.pipe(v.array(Selector), v.minLength(1), v.maxLength(4, 'A menu is no deeper than this')),
]);

const ReduceSchema: v.GenericSchema<unknown, ReduceProfile> = v.variant('by', [
  v.strictObject({ by: v.literal('choosing'), clear: ClearSchema }),
  v.strictObject({ by: v.literal('trimming'), field: Selector, apply: v.nullable(Selector) }),
]);

/** A wrong key is an error: a misspelled one would otherwise be a setting that does nothing. */
export const PageProfileSchema: v.GenericSchema<unknown, PageProfile> = v.strictObject({
  id: Name,
  name: Name,
  urls: v.pipe(v.array(UrlPattern), v.minLength(1, 'At least one URL is needed'), v.maxLength(50)),
  marks: v.pipe(v.array(Selector), v.maxLength(20)),
  counter: v.strictObject({
    anchor: Selector,
    place: v.picklist(['before', 'after', 'first', 'last']),
    otherwise: v.picklist(['corner', 'nowhere']),
  }),
  contacts: v.strictObject({
    row: Selector,
    id: IdentitySchema,
    name: ReadSchema,
    order: v.nullable(ReadSchema),
    checkbox: Selector,
    chosen: v.nullable(Selector),
  }),
  list: ListSchema,
  selected: SelectedSchema,
  reduce: v.nullable(ReduceSchema),
  steps: v.strictObject({
    item: Selector,
    id: ReadSchema,
    included: v.nullable(Selector),
    category: ReadSchema,
    categories: v.strictObject({
      opener: WordsSchema,
      'outbound-sales': WordsSchema,
      'inbound-sales': WordsSchema,
      recruiter: WordsSchema,
      'start-up': WordsSchema,
      'business-development': WordsSchema,
    }),
  }),
  start: Selector,
  press: v.exactOptional(v.picklist(['click', 'pointer', 'key'])),
  outcomes: v.strictObject({
    item: Selector,
    contactId: IdentitySchema,
    status: ReadSchema,
    idle: WordsSchema,
    pending: WordsSchema,
    succeeded: WordsSchema,
    failed: WordsSchema,
    cancelled: WordsSchema,
    reason: ReadSchema,
    attempt: v.nullable(ReadSchema),
    job: v.nullable(ReadSchema),
  }),
});

/** Several profiles: those of one front end's generations, each with an id of its own. */
export const PageProfilesSchema: v.GenericSchema<unknown, readonly PageProfile[]> = v.pipe(
  v.array(PageProfileSchema),
  v.maxLength(MAX_PROFILES, `There may be ${MAX_PROFILES} profiles at most`),
  v.check(
    (profiles) => new Set(profiles.map(({ id }) => id)).size === profiles.length,
    'Two profiles have the same id',
  ),
);
