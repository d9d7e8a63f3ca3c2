import * as v from 'valibot';
import { AnswerSchema } from '../protocol/answer';
import { EntrySchema } from '../protocol/entry';
import { Amount, Id, Text } from '../protocol/parts';
import { SettingsSchema } from '../settings/schema';
import { RUN_PAGE_STATES } from './rows';

/**
 * All data of a browser, as a file. The entries are the ledger: everything else of it is what they add up to, and is
 * worked out again on the way in.
 */
export const BackupSchema = v.strictObject({
  format: v.literal('jason-ai-credits', 'This is not a backup of Jason AI Credits'),
  version: v.literal(1, 'This backup was made by another version'),
  exportedAtMs: Amount,
  settings: SettingsSchema,
  entries: v.array(EntrySchema),
  answers: v.array(v.strictObject({ id: Id, fingerprint: Text, answer: AnswerSchema })),
  runPages: v.array(
    v.strictObject({
      runId: Id,
      askedAtMs: Amount,
      state: v.picklist(RUN_PAGE_STATES),
      page: v.nullable(v.strictObject({ tabId: v.number(), pageId: Id })),
      baselines: v.array(v.strictObject({ contactId: Id, status: Text, attempt: Text })),
    }),
  ),
});
