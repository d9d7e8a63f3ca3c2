import type { HttpBindings } from '@hono/node-server';
import type { ServerProblemCode } from '../../lib/protocol/problem.ts';
import type { Caller } from '../team/service.ts';

/** What travels with a request from one step to the next. */
export interface Env {
  /** Without Node's server, as in tests, there is none. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** The route's path as the document has it; it names no team, member or run. */
    route?: string;
    caller?: Caller;
    token?: string;
    problem?: ServerProblemCode;
  };
}
