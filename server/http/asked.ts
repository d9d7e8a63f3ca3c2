import type { Context } from 'hono';
import type * as v from 'valibot';
import { parse } from '../../lib/protocol/parse.ts';
import { ProblemError, type ServerProblemCode } from '../../lib/protocol/problem.ts';
import type { Env } from './env.ts';

/**
 * A request's body.
 *
 * @param misfit what it is called when it isn't in its shape
 * @throws ProblemError `misfit`; `bad-request` where it isn't JSON
 */
export async function readBody<T>(
  c: Context<Env>,
  schema: v.GenericSchema<unknown, T>,
  misfit: ServerProblemCode,
): Promise<T> {
  const [type = ''] = (c.req.header('Content-Type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') {
    throw new ProblemError('bad-request', 'The body has to be application/json');
  }
  let body: unknown;
  try {
    body = await c.req.json();
  } catch (cause) {
    throw new ProblemError('bad-request', 'The body is not JSON', { cause });
  }
  return parse(schema, body, misfit);
}

/** A request's query. All of ours are whole numbers. @throws ProblemError `bad-request` */
export function readQuery<T>(c: Context<Env>, schema: v.GenericSchema<unknown, T>): T {
  const entries = Object.entries(c.req.query());
  const numbers = entries.map(([name, value]) => [name, /^\d{1,16}$/.test(value) ? Number(value) : value]);
  return parse(schema, Object.fromEntries(numbers), 'bad-request');
}
