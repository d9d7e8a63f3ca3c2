import type { SSEStreamingApi } from 'hono/streaming';
import { ProblemError } from '../../lib/protocol/problem.ts';
import type { Listeners } from '../process/listeners.ts';
import type { Stopping } from '../process/stopping.ts';
import type { Progress } from '../team/service.ts';

interface Live {
  readonly stream: SSEStreamingApi;
  readonly beatMs: number;
  readonly stopping: Stopping;
  /** Tokens have stopped working: perhaps this listener's. */
  readonly revocations: Listeners;
  /** The cursor that the listener has. */
  readonly after: number;
  readonly progress: (signal: AbortSignal) => AsyncIterable<Progress>;
  /** Rejects with `token-refused` once the listener may no longer listen. */
  readonly isWelcome: () => Promise<unknown>;
}

/** Beats that a listener may leave unread before it is taken for gone. */
const UNREAD_BEATS = 3;

/**
 * Tells how far the team has come for as long as somebody listens who may. One that reads slowly is told less often, the latest
 * each time:
 * the next is only asked for when the one before is on its way.
 */
export async function keepLive({
  stream,
  beatMs,
  stopping,
  revocations,
  after,
  progress,
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
    let told: Progress = { cursor: after, profilesVersion: 0 };
    for await (const now of progress(ended.signal)) {
      await write(eventsOf(told, now));
      told = now;
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

function eventsOf(told: Progress, { cursor, profilesVersion }: Progress): string {
  const news = [];
  if (cursor > told.cursor)
    news.push(`event: cursor\nid: ${cursor}\ndata: ${JSON.stringify({ cursor })}\n\n`);
  if (profilesVersion > told.profilesVersion)
    news.push(`event: profiles\ndata: ${JSON.stringify({ version: profilesVersion })}\n\n`);
  return news.join('');
}
