import { mkdirSync } from 'node:fs';
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
 * @returns what gives it back
 * @throws OpenError where another process has it
 */
export function lockFolder(folder: string): () => void {
  const file = `${resolve(folder)}.lock`;
  mkdirSync(dirname(file), { recursive: true });
  const lock = new DatabaseSync(file, { timeout: PATIENCE_MS });
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
