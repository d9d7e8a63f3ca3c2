import * as v from 'valibot';
import { CATEGORIES } from '../ledger/price';
import { PART_NAMES } from './parts';
import type { Candidate, FromPage, PageReport, PlaceReading } from './protocol';

// What comes from the page's side of the workshop is built from what a page shows: it is checked like any page's word.

const Text = v.pipe(v.string(), v.maxLength(2_000));
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Rows = v.nullable(Count);

const ReadSchema = v.strictObject({
  selector: v.exactOptional(Text),
  attribute: v.exactOptional(Text),
  pattern: v.exactOptional(Text),
});

const CandidateSchema: v.GenericSchema<unknown, Candidate> = v.strictObject({
  value: v.union([Text, ReadSchema]),
  count: Count,
  of: Rows,
  sample: Text,
});

const PlaceSchema: v.GenericSchema<unknown, PlaceReading> = v.strictObject({
  count: Count,
  of: Rows,
  sample: Text,
});

const ReportSchema: v.GenericSchema<unknown, PageReport> = v.strictObject({
  url: Text,
  sequenceId: v.nullable(Text),
  standings: v.array(
    v.strictObject({
      profileId: Text,
      name: Text,
      why: v.picklist(['url', 'marks', 'parts']),
      found: Count,
      of: Count,
      missing: v.array(Text),
      wins: v.boolean(),
    }),
  ),
  places: v.record(v.string(), PlaceSchema),
  rows: Count,
  contacts: v.array(v.strictObject({ id: Text, name: Text, order: v.nullable(Text), chosen: v.boolean() })),
  steps: v.array(
    v.strictObject({
      id: Text,
      word: Text,
      category: v.nullable(v.picklist(CATEGORIES)),
      included: v.boolean(),
    }),
  ),
  sentence: v.nullable(v.strictObject({ text: Text, number: v.nullable(Count) })),
  start: v.picklist(['missing', 'disabled', 'ready']),
  outcomes: v.strictObject({
    items: Count,
    meanings: v.strictObject({
      idle: Count,
      pending: Count,
      succeeded: Count,
      failed: Count,
      cancelled: Count,
    }),
    unknown: v.array(v.strictObject({ word: Text, count: Count })),
    reason: Text,
  }),
  selected: Count,
  exact: v.boolean(),
  price: Count,
  missing: v.array(Text),
});

export const FromPageSchema: v.GenericSchema<unknown, FromPage> = v.variant('type', [
  v.strictObject({ type: v.literal('report'), report: ReportSchema }),
  v.strictObject({
    type: v.literal('picked'),
    part: v.picklist(PART_NAMES),
    candidates: v.array(CandidateSchema),
  }),
  v.strictObject({ type: v.literal('ended') }),
]);
