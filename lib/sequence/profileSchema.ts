import * as v from 'valibot';
import { SEQUENCE_EDITOR_ORIGIN } from './origin';
import type { PageProfile } from './profile';

const Selector = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'A CSS selector is missing'),
  v.maxLength(1_000),
);
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

const ReadSchema = v.strictObject({
  selector: v.exactOptional(Selector),
  attribute: v.exactOptional(Name),
});

const WordsSchema = v.pipe(v.array(Name), v.maxLength(200));

/** A wrong key is an error: a misspelled one would otherwise be a setting that does nothing. */
export const PageProfileSchema: v.GenericSchema<unknown, PageProfile> = v.strictObject({
  id: Name,
  name: Name,
  urls: v.pipe(
    v.array(
      v.pipe(
        v.string(),
        v.maxLength(500),
        v.startsWith(`${SEQUENCE_EDITOR_ORIGIN}/`, `A URL must start with ${SEQUENCE_EDITOR_ORIGIN}/`),
        v.includes('{id}', 'A URL must say with {id} where the sequence’s id is'),
      ),
    ),
    v.minLength(1, 'At least one URL is needed'),
    v.maxLength(50),
  ),
  counter: v.strictObject({ anchor: Selector, place: v.picklist(['before', 'after', 'first', 'last']) }),
  contacts: v.strictObject({ row: Selector, id: ReadSchema, name: ReadSchema, checkbox: Selector }),
  selected: v.strictObject({ sentence: v.nullable(Selector) }),
  reduce: v.nullable(
    v.strictObject({
      clear: Selector,
      pager: v.nullable(v.strictObject({ first: Selector, next: Selector })),
    }),
  ),
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
  outcomes: v.strictObject({
    item: Selector,
    contactId: ReadSchema,
    status: ReadSchema,
    idle: WordsSchema,
    pending: WordsSchema,
    succeeded: WordsSchema,
    failed: WordsSchema,
    cancelled: WordsSchema,
    reason: ReadSchema,
    attempt: v.nullable(ReadSchema),
  }),
});
