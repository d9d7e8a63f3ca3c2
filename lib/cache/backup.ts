import * as v from 'valibot';
import { AnswerSchema } from '../protocol/answer';
import { EntrySchema } from '../protocol/entry';
import { Amount, Id, Text } from '../protocol/parts';
import { SettingsSchema } from '../settings/schema';
import { JobRowSchema, JobRunRowSchema, RunPageRowSchema } from './rowSchemas';

const FORMAT = 'jason-ai-credits';

const common = {
  format: v.literal(FORMAT),
  exportedAtMs: Amount,
  settings: SettingsSchema,
  entries: v.array(EntrySchema),
  answers: v.array(v.strictObject({ id: Id, fingerprint: Text, answer: AnswerSchema })),
  runPages: v.array(RunPageRowSchema),
};

/** What was exported before files said what must be in them. */
const First = v.pipe(
  v.strictObject({ version: v.literal(1), ...common }),
  v.transform((backup) => ({ ...backup, jobs: [], jobRuns: [] })),
);

/**
 * All data of a browser, as a file; its digest has been taken out. The entries are the ledger: everything else of it is what
 * they add up to, and is worked out again on the way in.
 */
export const BackupSchema = v.pipe(
  v.looseObject({}),
  v.check(({ format }) => format === FORMAT, 'This is not a backup of Jason AI Credits'),
  v.variant(
    'version',
    [
      First,
      v.strictObject({
        version: v.literal(2),
        ...common,
        jobs: v.array(JobRowSchema),
        jobRuns: v.array(JobRunRowSchema),
      }),
    ],
    'This backup was made by another version',
  ),
);

export type Backup = v.InferOutput<typeof BackupSchema>;
