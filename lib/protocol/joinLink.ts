import * as v from 'valibot';
import { ProblemError } from './problem.ts';

/** Where a team's server is, and who may speak to it. */
export interface Invitation {
  /** The server's address without a slash at its end, such as `https://credits.example.com`. */
  readonly url: string;
  /** A member's token: `jac_<team id>_<secret>`. */
  readonly token: string;
}

export const Token = v.pipe(
  v.string(),
  v.regex(/^jac_[\dA-Za-z-]{1,60}_[\w-]{20,100}$/, 'This is not a token'),
);

/** The id of the team that a token is of. */
export function teamOf(token: string): string {
  return token.split('_')[1] ?? '';
}

/** Names of this computer that browsers can be asked for: tokens may go there in the clear. */
export const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

/** The link that a member joins with. The token is behind the `#`: browsers don't send it, and servers don't log it. */
export function joinLink({ url, token }: Invitation): string {
  return `${url}/join#${token}`;
}

/**
 * Reads a join link.
 *
 * @throws ProblemError `invalid-input` where it isn't one, `insecure-server` for http to another computer
 */
export function parseJoinLink(link: string): Invitation {
  const trimmed = link.trim();
  if (!URL.canParse(trimmed)) throw new ProblemError('invalid-input', 'This is not a join link');
  const { protocol, hostname, origin, pathname, hash, username, password } = new URL(trimmed);
  const token = v.safeParse(Token, hash.slice(1));
  if (!['http:', 'https:'].includes(protocol) || !pathname.endsWith('/join') || !token.success) {
    throw new ProblemError('invalid-input', 'This is not a join link');
  }
  // `https://credits.example.com@evil.example` reads like the one and is the other.
  if (username + password !== '')
    throw new ProblemError('invalid-input', 'A join link has no name or password in it');
  if (protocol === 'http:' && !LOOPBACK.has(hostname)) throw new ProblemError('insecure-server', hostname);
  const url = (origin + pathname.slice(0, -'/join'.length)).replace(/\/+$/, '');
  return { url, token: token.output };
}
