import { createHash } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ConfigError } from '../config.ts';

/** What the operating systems allow for the path of a socket, with a little to spare. */
const MAX_SOCKET_PATH = 100;

/** What the server keeps on disk where it brings its own database. */
export interface DataFolder {
  readonly database: string;
  /** Where the command line reaches the server that runs. */
  readonly admin: string;
}

/**
 * What is where in a data folder.
 *
 * @param path absolute
 * @throws ConfigError where it is too long
 */
export function dataFolder(path: string): DataFolder {
  const admin = adminPath(path);
  if (Buffer.byteLength(admin) > MAX_SOCKET_PATH) {
    throw new ConfigError(`DATA_FOLDER has to be a shorter path: ${path}`);
  }
  return { database: join(path, 'database'), admin };
}

function adminPath(folder: string): string {
  if (process.platform !== 'win32') return join(folder, 'admin.sock');
  const id = createHash('sha256').update(folder.toLowerCase()).digest('hex').slice(0, 32);
  return `\\\\.\\pipe\\jason-ai-credits-${id}`;
}

/**
 * Makes a data folder where there is none. Nobody else may look into it.
 *
 * @throws ConfigError where it can't be made
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await make(path);
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? cause.code : cause;
    throw new ConfigError(`DATA_FOLDER can't be made: ${path} (${why})`, { cause });
  }
}

/** One folder at a time: Node's own way to make all of them never ends below `/proc`, where none can be made. */
async function make(path: string): Promise<void> {
  if (await isFolder(path)) return;
  if (dirname(path) !== path) await make(dirname(path));
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    // Another process may just have made it.
    if (!(await isFolder(path))) throw error;
  }
}

/** @throws where it is something else than a folder */
async function isFolder(path: string): Promise<boolean> {
  try {
    // With the slash at its end only a folder is found.
    await stat(join(path, '/'));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
