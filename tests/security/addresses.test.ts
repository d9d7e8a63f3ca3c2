import { describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { createHttpBackend } from '../../lib/backend/http/http';
import { problemText } from '../../lib/i18n/codes';
import { hostPattern, SERVER_HOSTS } from '../../lib/protocol/access';
import { parseJoinLink } from '../../lib/protocol/joinLink';
import { ProblemError } from '../../lib/protocol/problem';
import { parseAddress } from '../../lib/replyApi/address';
import { connect } from '../../lib/worker/reach';
import { OURS, startServer, TOKEN } from '../unit/backend/http/oddServer';

const INSECURE = "This address isn't safe: it must start with https://.";
const INVALID = "Something in this isn't as it should be, so nothing was changed.";

/** What is typed where an address belongs, by what a person is told of it. */
const REFUSED: readonly (readonly [string, string])[] = [
  ['file:///etc/passwd', INVALID],
  ['file://localhost/c:/secrets', INVALID],
  ['data:text/html,<h1>Hi</h1>', INVALID],
  ['javascript:alert(1)', INVALID],
  ['blob:https://credits.example.com/1', INVALID],
  ['chrome-extension://abcdef/popup.html', INVALID],
  ['view-source:https://credits.example.com', INVALID],
  ['ftp://credits.example.com', INVALID],
  ['ws://localhost:8787', INVALID],
  ['//credits.example.com', INVALID],
  ['https://', INVALID],
  ['https://ada@credits.example.com', INVALID],
  ['https://ada:secret@credits.example.com', INVALID],
  ['https://credits.example.com:443@evil.example', INVALID],
  ['http://localhost@evil.example', INVALID],
  ['http://credits.example.com', INSECURE],
  ['http://localhost.evil.example', INSECURE],
  ['http://evil.example/localhost', INSECURE],
  ['http://127.0.0.1.nip.io', INSECURE],
  ['http://localhost.', INSECURE],
  ['http://127.0.0.2', INSECURE],
  ['http://0.0.0.0', INSECURE],
  ['http://10.0.0.1', INSECURE],
  ['http://192.168.1.1', INSECURE],
  ['http://169.254.169.254', INSECURE],
  ['http://[fd00:ec2::254]', INSECURE],
  ['http://metadata.google.internal', INSECURE],
  ['http://[::1]:8787', INSECURE],
  ['http://[::ffff:127.0.0.1]', INSECURE],
  // The same address in other ways of writing: 169.254.169.254.
  ['http://2852039166', INSECURE],
  ['http://0xa9fea9fe', INSECURE],
  ['http://0251.0376.0251.0376', INSECURE],
];

/** This computer, in ways that browsers understand: the token stays on it. */
const LOOPBACKS = [
  'http://2130706433:80',
  'http://0x7f.1',
  'http://0177.0.0.1',
  'http://127.1',
  'http://LocalHost',
];

const linkOf = (address: string) => `${address}/join#${TOKEN}`;
const thrownBy = (parse: () => unknown): ProblemError => {
  try {
    parse();
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('It was taken');
};

describe.each([
  ['a join link', (address: string) => parseJoinLink(linkOf(address)).url],
  ['the address of Reply’s API', parseAddress],
])('%s', (_, parse) => {
  it.each(REFUSED)('to %s is refused with words, and without the token', (address, words) => {
    const error = thrownBy(() => parse(address));
    expect(problemText(error.code)).toBe(words);
    expect(error.message).not.toContain(TOKEN);
    expect(error.message).not.toContain('secret');
  });

  it.each(LOOPBACKS)('to %s leads to this computer', (address) => {
    expect(['http://127.0.0.1', 'http://localhost']).toContain(parse(address));
  });

  it('keeps the port: what is allowed is one server, not another on the same computer', () => {
    expect(parse('https://credits.example.com:8443')).toBe('https://credits.example.com:8443');
    expect(parse('https://credits.example.com:443')).toBe('https://credits.example.com');
    expect(thrownBy(() => parse('https://credits.example.com:99999')).code).toBe('invalid-input');
  });
});

describe('a server', () => {
  it.each(['https://credits.example.com:8443/a', 'https://[2001:db8::1]/', 'http://127.0.0.1:9000'])(
    'at %s is asked for by its host alone, of those that the manifest names',
    (address) => {
      const pattern = hostPattern(address);
      expect(pattern).toBe(`${new URL(address).protocol}//${new URL(address).hostname}/*`);
      const isNamed = SERVER_HOSTS.some(
        (named) => named === pattern || (named === 'https://*/*' && pattern.startsWith('https://')),
      );
      expect(isNamed).toBe(true);
    },
  );

  it('that the person hasn’t allowed is sent nothing, not even a question', async () => {
    const asked = vi.spyOn(globalThis, 'fetch');
    Object.assign(browser.permissions, { contains: async () => false });
    const backend = connect({ url: 'https://169.254.169.254', token: TOKEN }, () => undefined);
    await expect(backend.team()).rejects.toMatchObject({ code: 'host-not-allowed' });
    expect(asked).not.toHaveBeenCalled();
  });

  it('that is something else has nothing of its answer shown', async () => {
    const { url } = await startServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/plain' }).end('role-credentials: hunter2');
    });
    const error = await createHttpBackend({ url, token: TOKEN })
      .team()
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'not-a-server' });
    expect(JSON.stringify(error)).not.toContain('hunter2');
  });

  it.each([301, 302, 303, 307, 308])('that redirects with %i never has the token follow', async (status) => {
    const heard: unknown[] = [];
    const elsewhere = await startServer((request, response) => {
      heard.push(request.headers.authorization);
      response.writeHead(200, OURS).end('{}');
    });
    const { url } = await startServer((request, response) => {
      response.writeHead(status, { ...OURS, Location: elsewhere.url + (request.url ?? '') }).end();
    });
    const backend = createHttpBackend({ url, token: TOKEN });
    await expect(backend.team()).rejects.toMatchObject({ code: 'not-a-server' });
    await expect(backend.setLimit('ann', 1)).rejects.toMatchObject({ code: 'not-a-server' });
    const watching = backend.watch(0, AbortSignal.timeout(5_000))[Symbol.asyncIterator]();
    await expect(watching.next()).rejects.toMatchObject({ code: 'not-a-server' });
    expect(heard).toEqual([]);
  });
});
