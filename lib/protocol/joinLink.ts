import * as v from 'valibot';
import { ProblemError } from './problem.ts';
import { decoded, visitAddresses } from './wrappedLinks.ts';

/** Where a team's server is, and who may speak to it. */
export interface Invitation {
  /** The server's address without a slash at its end, such as `https://credits.example.com`. */
  readonly url: string;
  /** A member's token: `jac_<team id>_<secret>`. */
  readonly token: string;
}

/** The secret is as long as 32 bytes are in base64url, so that a token ends where it ends, whatever follows it. */
const TOKEN = String.raw`jac_[\dA-Za-z-]{1,60}_[\w-]{43}`;

export const Token = v.pipe(v.string(), v.regex(new RegExp(`^${TOKEN}$`), 'This is not a token'));

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

/** Behind a token may be the end of an address or of Markdown's emphasis, but no more of a word. */
export const TOKEN_IN_TEXT = String.raw`${TOKEN}(?=_{0,2}(?![\w-]))`;

/** From the root of an address on: `/join#jac_…` and what programs make of it, `/join/#…`, `/join?source=mail#…`. */
const JOIN = new RegExp(String.raw`^([^?#]*?)\/+join\/*(?:[?&][^#]*)?[#/?!]+(${TOKEN_IN_TEXT})`);
/** An address in another one's path: a proxy's, or a mail filter's. */
const ADDRESS_IN_PATH = /https?:\/|https?%3a/i;
/** `%2523` is a `#` that was encoded twice. */
const MOST_ENCODED = 3;

/** A line break inside of something, with the marks of a quoted mail. */
const BREAK = String.raw`(?:[^\S\n]*\n[\s>]*)?`;
const BROKEN = new RegExp(
  [
    'join/?',
    '(?:#|%(?:25)*23)?/?',
    [...'jac_'].join(BREAK),
    String.raw`(?:[\dA-Za-z-]${BREAK}){1,60}_(?:${BREAK}[\w-]){43}(?=_{0,2}(?![\w-]))`,
  ].join(BREAK),
  'g',
);

/**
 * Reads the one join link in a text, however it was wrapped or broken on its way.
 *
 * @throws ProblemError `invalid-input` where there is none or more than one, `insecure-server` for http to another computer
 */
export function parseJoinLink(text: string): Invitation {
  const found = new Map<string, Invitation>();
  const joined = text.replace(BROKEN, (link) => link.replace(new RegExp(BREAK, 'g'), ''));
  visitAddresses(joined, (address) => {
    const invitation = invitationAt(address);
    if (invitation !== null) found.set(joinLink(invitation), invitation);
    return invitation !== null;
  });
  const [invitation] = found.values();
  if (invitation === undefined) throw new ProblemError('invalid-input', 'This is not a join link');
  if (found.size > 1) throw new ProblemError('invalid-input', 'There is more than one join link in this');
  return invitation;
}

/** @returns null where an address is no join link */
function invitationAt(address: string): Invitation | null {
  let written = address;
  for (let encoded = 0; encoded <= MOST_ENCODED; encoded += 1) {
    if (!URL.canParse(written)) return null;
    const { protocol, hostname, host, origin, pathname, search, hash, username, password } = new URL(written);
    // What was a part of the path may look like a host once it is decoded.
    if (encoded > 0 && host !== new URL(address).host) return null;
    const [, base, token] = JOIN.exec(pathname + search + hash) ?? [];
    if (base !== undefined && token !== undefined && !ADDRESS_IN_PATH.test(base)) {
      // `https://credits.example.com@evil.example` reads like the one and is the other.
      if (username + password !== '')
        throw new ProblemError('invalid-input', 'A join link has no name or password in it');
      if (protocol === 'http:' && !LOOPBACK.has(hostname))
        throw new ProblemError('insecure-server', hostname);
      return { url: origin + base, token };
    }
    written = decoded(written);
  }
  return null;
}
