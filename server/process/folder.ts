import { createHash } from 'node:crypto';
import { join } from 'node:path';
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
