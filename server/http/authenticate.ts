import type { Context, MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { Token } from '../../lib/protocol/joinLink.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';
import type { TeamService } from '../team/service.ts';
import type { Env } from './env.ts';
import type { Limits } from './limits.ts';

/** Lets nobody through but members with a token that works, and not too often. */
export function authenticate(
  service: Pick<TeamService, 'authenticate'>,
  limits: Limits,
  proxies: number,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const token = bearerOf(c);
    const address = addressOf(c, proxies);
    await limits.admit(address, token);
    try {
      c.set('caller', await service.authenticate(token));
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'token-refused') await limits.refused(address);
      throw error;
    }
    await limits.accepted(token);
    c.set('token', token);
    await next();
  };
}

function bearerOf(c: Context<Env>): string {
  const [scheme = '', token] = (c.req.header('Authorization') ?? '').split(' ');
  if (scheme.toLowerCase() !== 'bearer' || !v.is(Token, token)) throw new ProblemError('token-refused');
  return token;
}

/** @param proxies how many proxies of ours are in front: each adds the address that it heard from to the end */
function addressOf(c: Context<Env>, proxies: number): string {
  const heard = (c.req.header('X-Forwarded-For') ?? '').split(',').map((part) => part.trim());
  const behindProxies = proxies > 0 ? heard.at(-proxies) : undefined;
  return behindProxies || (c.env?.incoming?.socket.remoteAddress ?? 'unknown');
}
