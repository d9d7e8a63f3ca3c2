import * as v from 'valibot';

/** What a command came to: what to print where, and what to exit with. */
export interface Outcome {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export const OutcomeSchema: v.GenericSchema<unknown, Outcome> = v.object({
  exitCode: v.number(),
  out: v.string(),
  err: v.string(),
});
