import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { installFromDebian, isUsable } from './programs.mjs';

/** Where Debian keeps the programs that only a server needs, by version. */
const DEBIAN = '/usr/lib/postgresql';

/**
 * PostgreSQL's programs: the system's, else Debian's package.
 *
 * @returns the folder that all of them are in
 * @throws Error that says what to install
 */
export function ensurePostgres() {
  if (findPostgres() === null) installFromDebian('PostgreSQL', 'postgresql');
  const folder = findPostgres();
  // What is in the path may be a link to one of them, without the others beside it.
  if (folder !== null) return dirname(realpathSync(join(folder, 'pg_ctl')));
  throw new Error(
    'No PostgreSQL was found. Install one, or set TEST_DATABASE_URL to a server on which tests may create databases.',
  );
}

/**
 * Starts a PostgreSQL of our own in a temporary folder, as durable as PostgreSQL is by default. Where TEST_DATABASE_URL
 * names a server, that one is used.
 *
 * @returns {Promise<{ url: string, stop: () => void }>}
 */
export async function startPostgres() {
  const { TEST_DATABASE_URL } = process.env;
  if (TEST_DATABASE_URL) return { url: TEST_DATABASE_URL, stop: () => {} };
  const { url, remove } = await createCluster();
  return { url, stop: remove };
}

/**
 * A PostgreSQL of one's own, which has been started and may be stopped and started as one likes.
 *
 * @returns {Promise<import('./postgres.mjs').Cluster>}
 */
export async function createCluster() {
  const programs = ensurePostgres();
  const folder = mkdtempSync(join(tmpdir(), 'jason-ai-credits-postgres-'));
  const data = join(folder, 'data');
  const user = serverUser();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const run = (program, ...args) => runToEnd(join(programs, program), args, { ...user, cwd: folder });
  const port = await freePort();
  const settings = [`-c listen_addresses=127.0.0.1`, `-p ${port}`, `-k ${folder}`, '-c max_connections=200'];
  const start = () =>
    run('pg_ctl', 'start', '-D', data, '-w', '-l', join(folder, 'log'), '-o', settings.join(' '));
  const stop = (mode) => run('pg_ctl', 'stop', '-D', data, '-m', mode, '-w');
  const remove = () => {
    // In immediate mode: nobody needs these data any more. It may have been stopped already.
    spawnSync(join(programs, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate', '-w'], {
      ...user,
      cwd: folder,
    });
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await run('initdb', '-N', '-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C');
    await start();
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    return { url, start, stop, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/**
 * Runs one of the programs that PostgreSQL brings, such as pg_dump, to its end.
 *
 * @returns {Promise<void>}
 */
export function runPostgresProgram(program, ...args) {
  return runToEnd(join(ensurePostgres(), program), args);
}

/** What it leaves running keeps none of its outputs open. */
async function runToEnd(program, args, options = {}) {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const [exitCode] = await once(child, 'exit');
  if (exitCode !== 0) throw new Error(`${program} ended with ${exitCode}: ${said}`);
}

function findPostgres() {
  const versions = isUsable(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
  ];
  return (
    folders.find((folder) => isUsable(join(folder, 'initdb')) && isUsable(join(folder, 'pg_ctl'))) ?? null
  );
}

/** PostgreSQL refuses to run as root: there, Debian's user for it does. */
function serverUser() {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
