import { LOOPBACK } from '../protocol/joinLink';
import { ProblemError } from '../protocol/problem';

/** Where the vendor's API is. */
export const REPLY_API_ADDRESS = 'https://api.reply.io';

/**
 * Reads the address of the vendor's API, or of what stands in for it (a company's proxy, a test).
 *
 * @returns the address without a slash at its end
 * @throws ProblemError `invalid-input` where it isn't one, `insecure-server` for http to another computer
 */
export function parseAddress(typed: string): string {
  const trimmed = typed.trim();
  if (!URL.canParse(trimmed)) throw new ProblemError('invalid-input', 'This is not an address');
  const { protocol, hostname, origin, pathname, search, hash, username, password } = new URL(trimmed);
  if (!['http:', 'https:'].includes(protocol) || search + hash + username + password !== '')
    throw new ProblemError('invalid-input', 'This is not an address');
  if (protocol === 'http:' && !LOOPBACK.has(hostname)) throw new ProblemError('insecure-server', hostname);
  return (origin + pathname).replace(/\/+$/, '');
}
