import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import { joinLink, LOOPBACK, parseJoinLink, Token } from '../../lib/protocol/joinLink';
import { ProblemError } from '../../lib/protocol/problem';
import { parseAddress } from '../../lib/replyApi/address';
import { fuzzed } from './kit/fuzzed';
import { text } from './kit/hostile';
import { spoiledTexts } from './kit/texts';

const hosts = fc.oneof(
  fc.domain(),
  fc.ipV4(),
  fc.ipV4Extended(),
  fc.ipV6().map((address) => `[${address}]`),
  fc.constantFrom(
    'localhost',
    'LOCALHOST',
    'localhost.',
    'localhost.evil.com',
    '127.0.0.1',
    '127.0.0.1.nip.io',
    '127.1',
    '0x7f.1',
    '2130706433',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '169.254.169.254',
    'localhost@evil.com',
    'evil.com\\@localhost',
    'user:pass@host.example',
    '１２７.0.0.1',
    'xn--e1afmkfd.example',
    '',
  ),
);
const schemes = fc.constantFrom(
  'https://',
  'http://',
  'HTTPS://',
  'file://',
  'ftp://',
  'javascript:',
  'data:',
  'ws://',
  '//',
  '',
);
const ports = fc.constantFrom('', ':8787', ':0', ':65536', ':443', ':-1', ':');
const paths = fc.constantFrom(
  '',
  '/join',
  '/credits/join',
  '/join/',
  '/a/../join',
  '/%2e%2e/join',
  '/join?x=1',
  '//join',
  '/\n/join',
);
const hashes = fc.oneof(
  fc.stringMatching(/^#jac_[\da-z-]{1,60}_[\w-]{20,100}$/),
  fc.stringMatching(/^#jac_[\da-z-]{1,5}_[\w-]{43}$/),
  text.map((end) => `#${end}`),
);
const shaped = fc.tuple(schemes, hosts, ports, paths, hashes).map((parts) => parts.join(''));
const links = fc.oneof(
  { arbitrary: shaped, weight: 5 },
  { arbitrary: spoiledTexts(shaped), weight: 2 },
  text,
);

/** Where tokens and keys may be sent to: nobody listens on the way. */
function assertSafe(address: string): void {
  const { protocol, hostname, username, password, search, hash } = new URL(address);
  if (protocol !== 'https:') expect([protocol, LOOPBACK.has(hostname)]).toEqual(['http:', true]);
  expect([username, password, search, hash]).toEqual(['', '', '', '']);
  expect(address).not.toMatch(/\s|\/$/);
}

function refusal(error: unknown): void {
  if (!(error instanceof ProblemError)) throw error;
  expect(['invalid-input', 'insecure-server']).toContain(error.code);
  expect(error.detail).not.toBe('');
}

describe('an address that somebody has typed or pasted', () => {
  fuzzed(
    'join-links',
    'is a join link that leads to where tokens are safe, and to itself again, or is refused',
    links,
    (link) => {
      try {
        const invitation = parseJoinLink(link);
        assertSafe(invitation.url);
        expect(v.is(Token, invitation.token)).toBe(true);
        expect(parseJoinLink(joinLink(invitation))).toEqual(invitation);
      } catch (error) {
        refusal(error);
      }
    },
  );

  fuzzed(
    'addresses',
    'is one that keys are safe at, and the same when it is read again, or is refused',
    links,
    (typed) => {
      try {
        const address = parseAddress(typed);
        assertSafe(address);
        expect(parseAddress(address)).toBe(address);
      } catch (error) {
        refusal(error);
      }
    },
  );
});
