import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parseJoinLink } from '../../lib/protocol/joinLink';
import { createDatabase } from './database.ts';
import { createDataFolder } from './dataFolder.ts';
import { commandLine, type ServerProcess, serverProcess } from './process.ts';

const linkIn = (out: string) => parseJoinLink(out.split('\n').at(-1) ?? '');

const teamOf = async (url: string, token: string) =>
  (await fetch(`${url}/v1/team`, { headers: { Authorization: `Bearer ${token}` } })).json();

// Processes that start PGlite: seconds each.
describe('the command line', { timeout: 120_000 }, () => {
  let folder = '';
  let remove = async () => {};
  let server: ServerProcess | undefined;
  const run = (...words: string[]) =>
    commandLine({ DATA_FOLDER: folder, PUBLIC_URL: 'https://credits.example.com/jason/' }, ...words);
  beforeAll(async () => {
    ({ dataFolder: folder, remove } = await createDataFolder());
  });
  afterAll(async () => {
    await server?.end('SIGKILL');
    await remove();
  });

  it('works on a folder of its own, where no server runs', async () => {
    const created = await run('team', 'create', 'Acme', '--owner', 'Ada', '--plan-credits', '1000');
    expect(created).toMatchObject({ exitCode: 0, err: '' });
    expect(linkIn(created.out).url).toBe('https://credits.example.com/jason');
    expect((await stat(folder)).mode & 0o077).toBe(0);
  });

  it('works while the server runs, on the same data', async () => {
    server = await serverProcess({ DATA_FOLDER: folder });
    const { url } = server;
    expect((await run('team', 'list')).out).toMatch(/Acme +1 +1000$/);
    const added = await run('member', 'add', 'acme', 'Bob');
    expect(added).toMatchObject({ exitCode: 0, err: '' });
    const { token, url: told } = linkIn(added.out);
    // The server knows best where it is reached.
    expect(told).toBe(url);
    expect(await teamOf(url, token)).toMatchObject({
      team: { name: 'Acme' },
      member: { name: 'Bob', role: 'member' },
    });
    expect((await run('member', 'limit', 'Acme', 'Bob', '5')).out).toContain('5 credits');
    expect(await teamOf(url, token)).toMatchObject({ member: { limit: { credits: 5 } } });
    expect((await run('credits', 'add', 'Acme', '50', '--reason', 'Sorry')).exitCode).toBe(0);
    expect((await run('team', 'list')).out).toMatch(/Acme +2 +1050$/);
    const fresh = linkIn((await run('member', 'link', 'Acme', 'Bob', '--revoke')).out);
    expect(await teamOf(url, token)).toMatchObject({ code: 'token-refused' });
    expect(await teamOf(url, fresh.token)).toMatchObject({ member: { name: 'Bob' } });
    expect((await run('member', 'revoke', 'Acme', 'Bob')).exitCode).toBe(0);
    expect(await teamOf(url, fresh.token)).toMatchObject({ code: 'token-refused' });
  });

  it('tells a second server on the same data what is in its way', async () => {
    const { exitCode, err } = await run();
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^Another process uses .*Stop it first/);
    expect(err).not.toContain('    at ');
  });

  it('is let go by a server that ends, in its own time and otherwise', async () => {
    // Somebody who connects and says nothing is in nobody's way.
    const silent = createConnection(join(folder, 'admin.sock'));
    await once(silent, 'connect');
    expect(await server?.end('SIGTERM')).toBe(0);
    expect(server?.lines.at(-1)).toMatchObject({ msg: 'stopped' });
    server = await serverProcess({ DATA_FOLDER: folder });
    await server.end('SIGKILL');
    expect((await run('team', 'list')).out).toMatch(/Acme +2 +1050$/);
  });
});

describe('the command line on PostgreSQL', () => {
  it('works beside a server that runs', async () => {
    const { databaseUrl, drop } = await createDatabase(inject('postgresUrl'));
    const settings = { DATABASE_URL: databaseUrl, DATA_FOLDER: '/nowhere' };
    const server = await serverProcess(settings);
    try {
      const { out } = await commandLine(settings, 'team', 'create', 'Acme', '--owner', 'Ada');
      expect(await teamOf(server.url, linkIn(out).token)).toMatchObject({ member: { role: 'owner' } });
    } finally {
      await server.end('SIGTERM');
      await drop();
    }
  });

  it('says in words why the database can’t be used', async () => {
    const told = async (databaseUrl: string) => {
      const { exitCode, out, err } = await commandLine({ DATABASE_URL: databaseUrl }, 'team', 'list');
      expect([exitCode, out]).toEqual([1, '']);
      return err;
    };
    const url = new URL(inject('postgresUrl'));
    url.pathname = 'nowhere';
    const all = await Promise.all(
      ['postgres://127.0.0.1:1/none', 'postgres://a b@host:x/y', url.href].map(told),
    );
    expect(all).toEqual([
      'The database is out of reach: ECONNREFUSED',
      'DATABASE_URL is not a PostgreSQL address',
      'The database can\'t be used: database "nowhere" does not exist',
    ]);
  });
});

describe('a command line that is not right', () => {
  // No folder can be made below a file.
  const settings = { DATA_FOLDER: '/dev/null/nowhere' };

  it.each([
    [['teams'], 'There is no command "teams"'],
    [['team', 'create', 'Acme'], '--owner is missing. Usage: team create <name> --owner <name>'],
  ])('is told so, before any database is looked for: %j', async (words, said) => {
    const ended = await commandLine(settings, ...words);
    expect(ended).toMatchObject({ exitCode: 2, out: '' });
    expect(ended.err).toContain(said);
  });

  // Below /proc nothing can be made, though it is there and is a folder.
  it.runIf(process.platform === 'linux').each([
    ['/proc/nowhere', "DATA_FOLDER can't be made: /proc/nowhere (ENOENT)"],
    ['/proc/self', "/proc/self can't be written to"],
    ['/etc/passwd', "DATA_FOLDER can't be made: /etc/passwd (ENOTDIR)"],
  ])('is told at once that no data can be kept in %s', async (dataFolder, said) => {
    const ended = await commandLine({ DATA_FOLDER: dataFolder }, 'team', 'list');
    expect(ended).toEqual({ exitCode: 1, out: '', err: said });
  });

  it('gets help', async () => {
    const { exitCode, out } = await commandLine(settings, '--help');
    expect(exitCode).toBe(0);
    expect(out).toContain('credits add <team> <credits> --reason <text>');
  });

  it('is told of settings that are not right', async () => {
    const { exitCode, err } = await commandLine({ PORT: 'http', PUBLIC_URL: 'http://credits.example.com' });
    expect(exitCode).toBe(1);
    expect(err.split('\n')).toEqual([
      expect.stringMatching(/^PORT has to be a whole number/),
      expect.stringMatching(/^PUBLIC_URL has to begin with https/),
    ]);
  });
});
