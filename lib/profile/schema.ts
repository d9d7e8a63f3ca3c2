import * as v from 'valibot';
import { isSequenceAddress } from './address.ts';
import { SEQUENCE_EDITOR_ORIGIN } from './origin.ts';
import { isHarmlessAttribute, isOfPart, namesNoHarm, READABLE_ATTRIBUTE, readsNoInput } from './permitted.ts';
import type { ListProfile, PageProfile, ReduceProfile, SelectedProfile, Sentence } from './profile.ts';

/** More of them would make a page's every change slow. */
export const MAX_PROFILES = 20;

const Selector = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'A CSS selector is missing'),
  v.maxLength(1_000),
);
/** Of something in the page that is read, or that starts a run. */
const PartSelector = v.pipe(Selector, v.check(isOfPart, 'This is the whole page, not a part of it'));
/** Of something that is pressed for the rep. */
const PressedSelector = v.pipe(PartSelector, v.check(namesNoHarm, 'This may not be pressed for anybody'));
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

const Attribute = v.pipe(
  v.string(),
  v.trim(),
  v.regex(READABLE_ATTRIBUTE, 'This attribute can’t be read'),
  v.maxLength(100),
  v.check(isHarmlessAttribute, 'This attribute may hold a secret'),
);

const ReadShape = v.strictObject({
  selector: v.exactOptional(PartSelector),
  attribute: v.exactOptional(Attribute),
  pattern: v.exactOptional(Pattern),
});
const ReadSchema = v.pipe(
  ReadShape,
  v.check<v.InferOutput<typeof ReadShape>, string>(readsNoInput, 'What is typed into a field can’t be read'),
);
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
  v.check(isSequenceAddress, 'A URL must be that of a sequence or of its people'),
);

const ListSchema: v.GenericSchema<unknown, ListProfile> = v.variant('kind', [
  v.strictObject({ kind: v.literal('whole') }),
  v.strictObject({
    kind: v.literal('paged'),
    first: PressedSelector,
    next: PressedSelector,
    scroller: v.nullable(Selector),
  }),
  v.strictObject({ kind: v.literal('scrolled'), scroller: Selector }),
  v.strictObject({ kind: v.literal('growing'), more: PressedSelector }),
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
  PressedSelector,
  v.pipe(v.array(PressedSelector), v.minLength(1), v.maxLength(4, 'A menu is no deeper than this')),
]);

const ReduceSchema: v.GenericSchema<unknown, ReduceProfile> = v.variant('by', [
  v.strictObject({ by: v.literal('choosing'), clear: ClearSchema }),
  v.strictObject({ by: v.literal('trimming'), field: PressedSelector, apply: v.nullable(PressedSelector) }),
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
    row: PartSelector,
    id: IdentitySchema,
    name: ReadSchema,
    order: v.nullable(ReadSchema),
    checkbox: PressedSelector,
    chosen: v.nullable(Selector),
  }),
  list: ListSchema,
  selected: SelectedSchema,
  reduce: v.nullable(ReduceSchema),
  steps: v.strictObject({
    item: PartSelector,
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
  start: PartSelector,
  press: v.exactOptional(v.picklist(['click', 'pointer', 'key'])),
  outcomes: v.strictObject({
    item: PartSelector,
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
