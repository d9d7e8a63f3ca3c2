import type { Server } from 'node:http';
import { createConnection } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { COMMANDS } from '../../server/cli/commands';
import { run } from '../../server/cli/run';
import { ProblemBody } from '../../server/http/bodies';
import { STATUSES } from '../../server/http/statuses';
import { close, listen, urlOf } from '../../server/process/listen';
import { fuzzed } from './kit/fuzzed';
import { text } from './kit/hostile';
import { type Asked, withBodies, withHeads } from './kit/requests';
import { type OpenTeam, openTeam } from './kit/team';
import { spoiledBytes } from './kit/texts';

/** PGlite's first start is an initdb. */
const OPEN_TIMEOUT_MS = 120_000;

let team: OpenTeam;
beforeAll(async () => {
  team = await openTeam();
}, OPEN_TIMEOUT_MS);
afterAll(() => team.close());

let noted = { writes: -1, content: '' };
async function note(): Promise<void> {
  if (noted.writes !== team.writes()) noted = { writes: team.writes(), content: await team.content() };
}
async function assertUnchanged(): Promise<void> {
  if (noted.writes !== team.writes()) expect(await team.content()).toBe(noted.content);
}

const WITHOUT_TOKEN = `jac_acme_${'x'.repeat(43)}`;

async function ask({ who, method, path, headers, body }: Asked): Promise<void> {
  await note();
  const token = who === 'nobody' ? WITHOUT_TOKEN : team[who].token;
  const response = await team.app.request(path.replace('/mo/', `/${team.member.memberId}/`), {
    method,
    headers: { Authorization: `Bearer ${token}`, ...headers },
    body,
  });
  const { status } = response;
  if ((response.headers.get('Content-Type') ?? '').startsWith('text/event-stream')) {
    await response.body?.cancel();
    return expect(status).toBe(200);
  }
  const answered = await response.text();
  expect(team.failures).toEqual([]);
  if (status < 300) return;
  await assertUnchanged();
  if (method === 'HEAD') return;
  const problem = v.parse(ProblemBody, JSON.parse(answered));
  expect(problem.status).toBe(status);
  if (status !== 413 && status !== 429) expect(STATUSES[problem.code]).toBe(status);
  expect(['server-failed', 'server-busy']).not.toContain(status === 429 ? '' : problem.code);
}

describe('a team’s server', () => {
  fuzzed('http-bodies', 'does what bodies say or says why not, and then all is as it was', withBodies, ask);

  fuzzed(
    'http-requests',
    'answers at any address, with any query and headers, or says why not',
    withHeads,
    ask,
  );

  const heads = fc.constantFrom(
    'GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'POST /v1/commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
    'POST /v1/quotes HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    'GET /v1/team HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\nConnection: close\r\n\r\nGET / HTTP/1.1\r\n\r\n',
  );
  let server: Server;
  beforeAll(async () => {
    server = createAdaptorServer({ fetch: team.app.fetch }) as Server;
    await listen(server, 0, '127.0.0.1');
  });
  afterAll(() => close(server, 0));

  fuzzed('http-bytes', 'answers any bytes, or hangs up, and goes on', spoiledBytes(heads), async (bytes) => {
    await note();
    const answered = await sent(urlOf(server), bytes);
    if (answered !== '') expect(answered).toMatch(/^HTTP\/1\.1 [2345]\d\d /);
    expect(answered).not.toMatch(/^HTTP\/1\.1 5/);
    await assertUnchanged();
    expect((await fetch(`${urlOf(server)}/health`)).status).toBe(200);
  });
});

/** Sends bytes and hangs up. @returns what came back until the other side did */
function sent(url: string, bytes: Uint8Array): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let answered = '';
    const socket = createConnection({ host: hostname, port: Number(port) });
    socket.on('data', (chunk) => (answered += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answered));
    socket.end(bytes);
  });
}

describe('the command line', () => {
  const teamName = fc.constantFrom('Acme', 'acme', 'Nobody');
  const names = fc.constantFrom('Ada', 'Mo', 'mo ');
  const words = fc.oneof(
    teamName,
    names,
    text,
    fc.integer().map(String),
    fc.constantFrom(
      '1e3',
      '9'.repeat(400),
      '٣',
      'none',
      '--',
      '-',
      '--owner',
      '--owner=Eve',
      '--revoke',
      '--all',
      '--plan-credits',
      '--reason',
      '--help=1',
      '-x',
      '--__proto__',
      '--no-owner',
    ),
  );
  const lines = fc
    .tuple(fc.constantFrom(...COMMANDS), fc.array(words, { maxLength: 5 }), fc.boolean(), teamName)
    .map(([{ name }, more, isOfTeam, of]) => [...name.split(' '), ...(isOfTeam ? [of] : []), ...more]);

  fuzzed(
    'command-lines',
    'does what it says or says why not in a few words, and then all is as it was',
    fc.oneof({ arbitrary: lines, weight: 9 }, fc.array(words, { maxLength: 4 })),
    async (line) => {
      await note();
      const workplace = {
        keeper: team.keeper,
        publicUrl: 'https://credits.example.com',
        newId: () => crypto.randomUUID(),
      };
      const { exitCode, out, err } = await run(line, () => workplace);
      expect(team.failures).toEqual([]);
      if (exitCode === 0) return expect(err).toBe('');
      expect([1, 2]).toContain(exitCode);
      expect([out, err.length > 0]).toEqual(['', true]);
      expect(err).not.toContain('jac_');
      await assertUnchanged();
    },
  );
});
