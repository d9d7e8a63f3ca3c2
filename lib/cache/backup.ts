import * as v from 'valibot';
import { AnswerSchema } from '../protocol/answer';
import { EntrySchema } from '../protocol/entry';
import { Amount, Id, Text } from '../protocol/parts';
import { SettingsSchema } from '../settings/schema';
import { JobRowSchema, JobRunRowSchema, RunPageRowSchema } from './rowSchemas';

const FORMAT = 'jason-ai-credits';
const VERSION = 1;

/**
 * All data of a browser, as a file; its digest has been taken out. The entries are the ledger: everything else of it is what
 * they add up to, and is worked out again on the way in.
 */
export const BackupSchema = v.pipe(
  v.looseObject({}),
  v.check(({ format }) => format === FORMAT, 'This is not a backup of Jason AI Credits'),
  v.check(({ version }) => version === VERSION, 'This backup was made by another version'),
  v.strictObject({
    format: v.literal(FORMAT),
    version: v.literal(VERSION),
    exportedAtMs: Amount,
    settings: SettingsSchema,
    entries: v.array(EntrySchema),
    answers: v.array(v.strictObject({ id: Id, fingerprint: Text, answer: AnswerSchema })),
    runPages: v.array(RunPageRowSchema),
    jobs: v.array(JobRowSchema),
    jobRuns: v.array(JobRunRowSchema),
  }),
);

export type Backup = v.InferOutput<typeof BackupSchema>;
