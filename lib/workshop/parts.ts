/** What a place of a profile asks for when somebody points at the page. */
export type Wanted =
  /** One element of the page. */
  | { readonly kind: 'one' }
  /** Elements that repeat: a list's rows. */
  | { readonly kind: 'repeated' }
  /** An element inside each of those that repeat. */
  | { readonly kind: 'inner'; readonly of: RepeatedPart }
  /** What tells a chosen one of those that repeat from the others. */
  | { readonly kind: 'state'; readonly of: RepeatedPart }
  /** A value that each of those that repeat has. */
  | { readonly kind: 'value'; readonly of: RepeatedPart; readonly values: Values };

/** What the values of a good reading have in common. */
export type Values = 'distinct' | 'numbers' | 'any';

export type RepeatedPart = 'contacts.row' | 'steps.item' | 'outcomes.item';

/** The places of a profile that can be filled by pointing, by their path in it; lists without the position. */
export const PARTS = {
  marks: { kind: 'one' },
  'counter.anchor': { kind: 'one' },
  'contacts.row': { kind: 'repeated' },
  'contacts.id': { kind: 'value', of: 'contacts.row', values: 'distinct' },
  'contacts.name': { kind: 'value', of: 'contacts.row', values: 'any' },
  'contacts.order': { kind: 'value', of: 'contacts.row', values: 'numbers' },
  'contacts.checkbox': { kind: 'inner', of: 'contacts.row' },
  'contacts.chosen': { kind: 'state', of: 'contacts.row' },
  'list.first': { kind: 'one' },
  'list.next': { kind: 'one' },
  'list.scroller': { kind: 'one' },
  'list.more': { kind: 'one' },
  'selected.sentence.selector': { kind: 'one' },
  'reduce.clear': { kind: 'one' },
  'reduce.field': { kind: 'one' },
  'reduce.apply': { kind: 'one' },
  'steps.item': { kind: 'repeated' },
  'steps.id': { kind: 'value', of: 'steps.item', values: 'distinct' },
  'steps.included': { kind: 'inner', of: 'steps.item' },
  'steps.category': { kind: 'value', of: 'steps.item', values: 'any' },
  start: { kind: 'one' },
  'outcomes.item': { kind: 'repeated' },
  'outcomes.contactId': { kind: 'value', of: 'outcomes.item', values: 'distinct' },
  'outcomes.status': { kind: 'value', of: 'outcomes.item', values: 'any' },
  'outcomes.reason': { kind: 'value', of: 'outcomes.item', values: 'any' },
  'outcomes.attempt': { kind: 'value', of: 'outcomes.item', values: 'any' },
  'outcomes.job': { kind: 'value', of: 'outcomes.item', values: 'any' },
} as const satisfies Readonly<Record<string, Wanted>>;

export type Part = keyof typeof PARTS;

export const PART_NAMES = Object.keys(PARTS) as readonly Part[];

/** What pointing at a part asks for. */
export function wantedFor(part: Part): Wanted {
  return PARTS[part];
}
