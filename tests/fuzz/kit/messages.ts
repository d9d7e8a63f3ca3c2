import fc from 'fast-check';
import type * as v from 'valibot';
import type { MessageType } from '../../../lib/messages/catalogue';
import { MESSAGE_SCHEMAS } from '../../../lib/messages/schemas';
import { against, near } from './against';
import { hostile, text } from './hostile';
import { validOf } from './validOf';

export const TYPES = Object.keys(MESSAGE_SCHEMAS) as MessageType[];

/** A message of a type, right or nearly so. */
export function messageOf(type: MessageType): fc.Arbitrary<{ type: string; request: unknown }> {
  const schema: v.GenericSchema = MESSAGE_SCHEMAS[type];
  const request = fc.oneof({ arbitrary: validOf(schema), weight: 3 }, near(schema), against(schema));
  return fc.record({ type: fc.constant(type as string), request });
}

const envelopes: fc.Arbitrary<unknown> = fc.oneof(
  hostile,
  fc.record({ type: text, request: hostile }),
  fc.record({ type: fc.constantFrom(...TYPES), request: fc.constant({}), extra: hostile }),
  fc.record({ type: fc.constantFrom('__proto__', 'constructor', 'toString', 'valueOf'), request: hostile }),
);

/** Messages of any type, and what isn't one. */
export const messages: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.oneof(...TYPES.map(messageOf)), weight: 9 },
  { arbitrary: envelopes, weight: 1 },
);
