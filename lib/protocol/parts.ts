import * as v from 'valibot';
import { CATEGORIES, type Contact, type EmailStep } from '../ledger/index.ts';

/** Limits on everything that comes from outside. */
const MAX_CONTACTS_PER_RUN = 50_000;
const MAX_OUTCOMES_PER_SETTLE = 1_000;
const MAX_STEPS_PER_RUN = 50;
const MAX_CREDITS_PER_GRANT = 100_000_000;

export const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
export const CommandId = v.pipe(v.string(), v.uuid());
export const Text = v.pipe(v.string(), v.maxLength(1_000));
export const Amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const Credits = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_CREDITS_PER_GRANT));

/** Longer names than a page's reader keeps would make a team's snapshot heavy for everybody who joins. */
export const ContactName = v.pipe(v.string(), v.maxLength(200));

/** What a person of a team is called. */
export const MemberName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

const ContactSchema: v.GenericSchema<unknown, Contact> = v.object({ id: Id, name: ContactName });

export const ContactsSchema = v.pipe(
  v.array(ContactSchema),
  v.minLength(1),
  v.maxLength(MAX_CONTACTS_PER_RUN),
  v.check(
    (contacts) => new Set(contacts.map(({ id }) => id)).size === contacts.length,
    'A contact is named twice',
  ),
);

export const StepsSchema: v.GenericSchema<unknown, EmailStep[]> = v.pipe(
  v.array(v.object({ id: Id, category: v.picklist(CATEGORIES) })),
  v.minLength(1),
  v.maxLength(MAX_STEPS_PER_RUN),
  v.check(
    (steps) => new Set(steps.map(({ id }) => id)).size === steps.length,
    'An email step is named twice',
  ),
);

export const OutcomesSchema = v.pipe(
  v.array(
    v.object({ contactId: Id, outcome: v.picklist(['succeeded', 'failed', 'cancelled']), reason: Text }),
  ),
  v.minLength(1),
  v.maxLength(MAX_OUTCOMES_PER_SETTLE),
);
