import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, chmodSync, chownSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where Debian keeps the programs that only a server needs, by version. */
const DEBIAN = '/usr/lib/postgresql';

/**
 * PostgreSQL's programs: the system's, else Debian's package.
 *
 * @returns the folder that initdb and pg_ctl are in
 * @throws Error that says what to install
 */
function ensurePostgres() {
  const folder = findPostgres() ?? installFromDebian();
  if (folder !== null) return folder;
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
  const programs = ensurePostgres();
  const folder = mkdtempSync(join(tmpdir(), 'jason-ai-credits-postgres-'));
  const data = join(folder, 'data');
  const user = serverUser();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const run = (program, ...args) =>
    execFileSync(join(programs, program), args, {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  const stop = () => {
    // In immediate mode: nobody needs these data any more.
    spawnSync(join(programs, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate', '-w'], {
      ...user,
      cwd: folder,
    });
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    run('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C');
    const port = await freePort();
    const settings = [
      `-c listen_addresses=127.0.0.1`,
      `-p ${port}`,
      `-k ${folder}`,
      '-c max_connections=200',
    ];
    run('pg_ctl', 'start', '-D', data, '-w', '-l', join(folder, 'log'), '-o', settings.join(' '));
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    stop();
    throw error;
  }
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

function installFromDebian() {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const run = ([command, ...args], stdio = ['inherit', process.stderr, 'inherit']) =>
    spawnSync(command, args, { stdio, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status ===
    0;
  if (!run(['apt-get', '--version'], 'ignore')) return null;
  process.stderr.write('Installing PostgreSQL…\n');
  run([...sudo, 'apt-get', 'update', '-qq']);
  run([...sudo, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'postgresql']);
  return findPostgres();
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

/** Whether a program can be run, or a folder be looked into. */
function isUsable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
