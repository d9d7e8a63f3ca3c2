import * as v from 'valibot';
import { Amount, Credits, Id, Text } from '../../lib/protocol/parts.ts';
import { SERVER_PROBLEM_CODES } from '../../lib/protocol/problem.ts';
import { PURCHASE_WAYS } from '../team/job.ts';
import type { InvoiceLine } from '../team/service.ts';

/** Bodies that only the server speaks of: the extension has no use for them, or reads them in its own way. */

const InvoiceLineSchema: v.GenericSchema<unknown, InvoiceLine> = v.object({
  commandId: Id,
  credits: Credits,
  totalMinor: Amount,
  currency: v.string(),
  by: Id,
  atMs: Amount,
  way: v.picklist(PURCHASE_WAYS),
});

export const InvoiceBody: v.GenericSchema<unknown, { lines: InvoiceLine[] }> = v.object({
  lines: v.array(InvoiceLineSchema),
});

export const HealthBody = v.object({ status: v.literal('ok') });

/** An error as RFC 9457 has it, with a stable code and the request's id for the person who reads the logs. */
export const ProblemBody = v.object({
  type: v.string(),
  title: v.string(),
  status: v.pipe(v.number(), v.integer()),
  detail: Text,
  code: v.picklist(SERVER_PROBLEM_CODES),
  requestId: v.string(),
});
