import * as v from 'valibot';
import { type ProblemCode, ProblemError } from './problem.ts';

/**
 * Parses what came from outside.
 *
 * @param code what it is called when it isn't right: the problem's detail says where and why
 * @throws ProblemError
 */
export function parse<T>(schema: v.GenericSchema<unknown, T>, input: unknown, code: ProblemCode): T {
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const where = v.getDotPath(issue);
  throw new ProblemError(code, where === null ? issue.message : `${where}: ${issue.message}`);
}
