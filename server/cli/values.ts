import * as v from 'valibot';
import { Amount, Credits } from '../../lib/protocol/parts.ts';
import { UsageError } from './command.ts';

const MAX_NAME = 200;

/** @throws UsageError where it isn't a whole number of credits, 1 or more */
export function credits(text: string): number {
  return number(text, Credits, 'Credits are a whole number, 1 or more');
}

/** @throws UsageError where it isn't a whole number of credits */
export function amount(text: string): number {
  return number(text, Amount, 'Credits are a whole number, 0 or more');
}

function number(text: string, schema: v.GenericSchema<number, number>, words: string): number {
  const { success, output } = v.safeParse(schema, /^\d+$/.test(text) ? Number(text) : Number.NaN);
  if (!success) throw new UsageError(`${words}: not "${text}"`);
  return output;
}

/** What people may be called. @throws UsageError */
export function personName(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > MAX_NAME) throw new UsageError(`A name has 1 to ${MAX_NAME} letters`);
  return name;
}
