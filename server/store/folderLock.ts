import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { OpenError } from './openError.ts';

/** A command of the command line has it for a moment only: the next one waits. */
const PATIENCE_MS = 3_000;

/**
 * Two processes on one folder of PGlite would destroy each other's data. The lock lies beside the folder, since PGlite
 * takes what is in it for its own. It is SQLite's, which is the operating system's: it ends with its process however that
 * ends, so that none is ever left over, nor taken for one because another process has the number of the one before.
 *
 * @param folder may have to be made yet; what it is in is there
 * @returns what gives it back
 * @throws OpenError where another process has it, or nothing can be written there
 */
export function lockFolder(folder: string): () => void {
  const lock = openLock(`${resolve(folder)}.lock`);
  try {
    lock.exec('begin exclusive');
  } catch (cause) {
    lock.close();
    throw new OpenError(
      `Another process uses ${folder}: a server that runs, or a command. Stop it first, or use a PostgreSQL database for both.`,
      { cause },
    );
  }
  return () => lock.close();
}

function openLock(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: PATIENCE_MS });
  } catch (cause) {
    throw new OpenError(`${dirname(file)} can't be written to`, { cause });
  }
}
