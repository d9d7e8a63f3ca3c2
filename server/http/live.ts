import type { SSEStreamingApi } from 'hono/streaming';
import { ProblemError } from '../../lib/protocol/problem.ts';
import type { Listeners } from '../process/listeners.ts';
import type { Stopping } from '../process/stopping.ts';

interface Live {
  readonly stream: SSEStreamingApi;
  readonly beatMs: number;
  readonly stopping: Stopping;
  /** Tokens have stopped working: perhaps this listener's. */
  readonly revocations: Listeners;
  readonly cursors: (signal: AbortSignal) => AsyncIterable<number>;
  /** Rejects with `token-refused` once the listener may no longer listen. */
  readonly isWelcome: () => Promise<unknown>;
}

/** Beats that a listener may leave unread before it is taken for gone. */
const UNREAD_BEATS = 3;

/**
 * Sends cursors for as long as somebody listens who may. One that reads slowly gets fewer of them, the latest each time:
 * the next is only asked for when the one before is on its way.
 */
export async function keepLive({
  stream,
  beatMs,
  stopping,
  revocations,
  cursors,
  isWelcome,
}: Live): Promise<void> {
  const ended = new AbortController();
  const end = () => ended.abort();
  let unread = 0;
  const write = async (text: string) => {
    await stream.write(text);
    unread = 0;
  };
  const check = () => {
    isWelcome().catch((error) => {
      if (error instanceof ProblemError && error.code === 'token-refused') end();
    });
  };
  const beat = setInterval(() => {
    unread += 1;
    if (unread > UNREAD_BEATS) stream.abort();
    else if (unread === 1) void write(': still here\n\n');
    // Another process may have revoked it.
    check();
  }, beatMs);
  const removals = [stopping.onStop(end), revocations.add(check)];
  stream.onAbort(end);
  try {
    // Headers and this: the listener knows at once that it is heard.
    await write('retry: 2000\n\n');
    for await (const cursor of cursors(ended.signal)) {
      await write(`event: cursor\nid: ${cursor}\ndata: ${JSON.stringify({ cursor })}\n\n`);
    }
  } catch (error) {
    // A listener comes back by itself, and is told then what is wrong.
    if (!(error instanceof ProblemError) && !ended.signal.aborted) throw error;
  } finally {
    end();
    clearInterval(beat);
    for (const remove of removals) remove();
  }
}
