import type { Context } from 'hono';
import type * as v from 'valibot';
import { ProblemError, type ServerProblemCode } from '../../lib/protocol/problem.ts';
import type { Caller } from '../team/service.ts';
import { readBody, readQuery } from './asked.ts';
import type { Env } from './env.ts';

/** What there is to say about one address, for the document as for the server: both are made from it. */
interface Described {
  /** The operation's name in the document. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** As OpenAPI writes it: `/v1/members/{memberId}/limit`. */
  readonly path: string;
  readonly summary: string;
  readonly who: 'anyone' | 'member' | 'owner';
  readonly query?: v.GenericSchema;
  readonly body?: v.GenericSchema;
  /** How large a body may be, where that is less than for others. */
  readonly maxBodyBytes?: number;
  /** Problems of this address besides those that any of its kind has. */
  readonly problems?: readonly ServerProblemCode[];
}

export interface Route extends Described {
  readonly answer:
    | { readonly status: 200; readonly type: 'application/json'; readonly schema: v.GenericSchema | null }
    | { readonly status: 200; readonly type: 'text/event-stream' | 'text/html' | 'text/plain' }
    | { readonly status: 204 };
  readonly handle: (c: Context<Env>) => Response | Promise<Response>;
}

/** A request of a member whose token was accepted, with everything in its right shape. */
interface Asked<Q, B> {
  readonly caller: Caller;
  readonly query: Q;
  readonly body: B;
  /** A part of the path that stands in braces. */
  param(name: string): string;
}

interface Shape<Q, B, A> extends Described {
  readonly who: 'member' | 'owner';
  readonly query?: v.GenericSchema<unknown, Q>;
  readonly body?: v.GenericSchema<unknown, B>;
  /** What a body is called that isn't in its shape, where a person has written it. */
  readonly misfit?: ServerProblemCode;
  /** None for an answer without content. */
  readonly answer?: v.GenericSchema<unknown, A>;
  readonly work: (asked: Asked<Q, B>) => Promise<Sent<A>>;
}

/** What is only read again may be read-only when it is sent. */
type Sent<A> = A extends (infer T)[]
  ? readonly T[]
  : A extends object
    ? { readonly [K in keyof A]: Sent<A[K]> }
    : A;

/** An address that takes JSON and answers with JSON, for members. */
export function route<Q = unknown, B = unknown, A = void>(shape: Shape<Q, B, A>): Route {
  const { work, query, body, misfit = 'bad-request', answer, ...described } = shape;
  return {
    ...described,
    ...(query && { query }),
    ...(body && { body }),
    answer: answer ? { status: 200, type: 'application/json', schema: answer } : { status: 204 },
    async handle(c) {
      const answered = await work({
        caller: callerOf(c),
        query: (query && readQuery(c, query)) as Q,
        body: (body && (await readBody(c, body, misfit))) as B,
        param: (name) => c.req.param(name) ?? '',
      });
      return answer ? c.json(answered as object) : c.body(null, 204);
    },
  };
}

/** @throws ProblemError where nobody has been let in, which is a mistake of ours */
export function callerOf(c: Context<Env>): Caller {
  const caller = c.get('caller');
  if (caller === undefined) throw new ProblemError('unexpected', 'A route without a caller');
  return caller;
}
