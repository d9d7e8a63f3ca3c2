import * as v from 'valibot';

/** What a job's id may look like: it becomes a part of an address, and comes from a page that nobody here wrote. */
const JOB_ID = /^\w[\w.:-]{0,99}$/;

export function isJobId(text: string): boolean {
  return JOB_ID.test(text);
}

/** Ids come as numbers or as texts. */
const VendorId = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.safeInteger())]),
  v.transform((id) => String(id)),
);

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What is used of `GET /v3/background-jobs/{jobId}`. The rest of it may be as it likes. */
export const JobSchema = v.object({
  jobId: VendorId,
  /** `Scheduled, Processing, Done, Failed, Expired, Cancelled, Unknown`, or one that came up since. */
  status: v.string(),
  /** Dates as texts, where it has begun and ended. */
  startedAt: v.optional(v.unknown()),
  finishedAt: v.optional(v.unknown()),
  /** A JSON text, where the job is done and all is well. */
  jsonDataResult: v.optional(v.unknown()),
});

export type Job = v.InferOutput<typeof JobSchema>;

/** What a personalization's `jsonDataResult` says once it is parsed. */
export const JobResultSchema = v.object({
  sequenceId: VendorId,
  contactId: VendorId,
  personalizedSteps: Count,
  /** A personalization of nothing says nothing of a contact. */
  totalSteps: v.pipe(Count, v.minValue(1)),
});
