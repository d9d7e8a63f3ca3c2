import * as v from 'valibot';
import { CATEGORIES, type ContactRow, type PersonalizeRequest } from '../model.ts';
import { HttpError } from './http.ts';

const Text = v.pipe(v.string(), v.trim(), v.maxLength(300));

const Personalize = v.object({
  contactIds: v.pipe(v.array(v.string()), v.minLength(1, 'Choose at least one contact')),
  steps: v.pipe(
    v.array(v.object({ stepId: v.string(), category: v.picklist(CATEGORIES) })),
    v.minLength(1, 'Choose at least one email step'),
  ),
});

const Import = v.object({
  rows: v.array(
    v.object({
      email: v.pipe(Text, v.includes('@', 'Each contact needs an email')),
      firstName: Text,
      lastName: Text,
      company: Text,
      title: Text,
      linkedIn: Text,
    }),
  ),
});

/** @throws HttpError 400 */
export function readPersonalize(body: string | undefined): PersonalizeRequest {
  return read(Personalize, body);
}

/** @throws HttpError 400 */
export function readImport(body: string | undefined): { readonly rows: readonly ContactRow[] } {
  return read(Import, body);
}

/**
 * A whole number from a query.
 *
 * @throws HttpError 400 where it is something else, or not between the limits
 */
export function readNumber(query: URLSearchParams, name: string, fallback: number, max: number): number {
  const value = query.has(name) ? Number(query.get(name)) : fallback;
  if (!Number.isInteger(value) || value < 0 || value > max) {
    throw new HttpError(400, `${name} must be a whole number from 0 to ${max}`);
  }
  return value;
}

function read<T>(schema: v.GenericSchema<unknown, T>, body: string | undefined): T {
  let value: unknown;
  try {
    value = JSON.parse(body ?? '');
  } catch {
    throw new HttpError(400, 'The request’s body must be JSON');
  }
  const result = v.safeParse(schema, value);
  if (!result.success) throw new HttpError(400, result.issues[0].message);
  return result.output;
}
