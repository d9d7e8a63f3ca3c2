import * as v from 'valibot';
import type { Balances } from '../ledger/index.ts';
import { Amount } from './parts.ts';

/** Where a team's credits are, as it travels. */
export const BalancesSchema: v.GenericSchema<unknown, Balances> = v.object({
  granted: Amount,
  available: Amount,
  retained: Amount,
  used: Amount,
  expired: Amount,
  unbilled: Amount,
});

/** Credits taken from grants, in order. */
export const DrawsSchema = v.array(v.object({ grantId: v.string(), credits: Amount }));
