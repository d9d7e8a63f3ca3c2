import { chmod, rm } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { type Outcome, OutcomeSchema } from '../cli/outcome.ts';
import { OpenError } from '../store/openError.ts';

/**
 * The command line's way into a running server: PGlite allows one process only, so that the server has to do it. Whoever
 * may write to the data folder may speak here.
 */
export async function serveAdmin(
  path: string,
  answer: (words: readonly string[]) => Promise<Outcome>,
): Promise<() => Promise<void>> {
  // The folder is ours: what is left there is of a server that was killed.
  await rm(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    // Who connects and says nothing must not keep the server from stopping.
    socket.setTimeout(SILENCE_MS, () => socket.destroy());
    void talk(socket, answer);
  });
  const listening = Promise.withResolvers<void>();
  server.once('error', listening.reject);
  server.listen(path, listening.resolve);
  await listening.promise;
  if (process.platform !== 'win32') await chmod(path, 0o600);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** The words are sent at once. */
const SILENCE_MS = 2_000;

const Words = v.array(v.string());

async function talk(socket: Socket, answer: (words: readonly string[]) => Promise<Outcome>): Promise<void> {
  try {
    const words = v.parse(Words, JSON.parse(await text(socket)));
    // What it takes to answer is ours.
    socket.setTimeout(0);
    socket.end(JSON.stringify(await answer(words)));
  } catch {
    socket.destroy();
  }
}

/**
 * Asks the server that has a data folder.
 *
 * @returns null where none runs
 * @throws OpenError where it ends before it has answered
 */
export async function askAdmin(path: string, words: readonly string[]): Promise<Outcome | null> {
  const socket = createConnection({ path, allowHalfOpen: true });
  const connected = Promise.withResolvers<boolean>();
  socket.once('connect', () => connected.resolve(true));
  socket.once('error', () => connected.resolve(false));
  if (!(await connected.promise)) return null;
  socket.end(JSON.stringify(words));
  try {
    return v.parse(OutcomeSchema, JSON.parse(await text(socket)));
  } catch (cause) {
    throw new OpenError(
      'The server ended before it answered: it may have done it, or not. Look, and try again',
      { cause },
    );
  }
}
