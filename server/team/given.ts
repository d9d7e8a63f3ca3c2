import * as v from 'valibot';
import { Amount, CommandId, Credits, Text } from '../../lib/protocol/parts.ts';
import { isKeepable } from './text.ts';

/** What the server's keeper gives, in its right shape. */

const Kept = v.pipe(Text, v.check(isKeepable, 'A character in it can’t be kept'));

export const Name = v.pipe(Kept, v.trim(), v.minLength(1, 'A name is empty'));

/** Of each billing period. */
export const PlanCredits = v.union([Credits, v.literal(0)]);

export const LimitCredits = v.nullable(Amount);

export const Adjustment = v.object({ commandId: CommandId, credits: Credits, reason: Kept });
