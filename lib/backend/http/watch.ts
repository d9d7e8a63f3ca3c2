import { ProblemError } from '../../protocol/problem.ts';
import { assertAccepted, assertOurs, drop } from './accepted.ts';
import { cursorsIn } from './cursors.ts';
import { Watchdog } from './watchdog.ts';
import { send, type Way } from './way.ts';

/**
 * Listens to a team's server: yields a cursor whenever there are entries after the last one, until the signal ends it.
 *
 * @param onProfiles is told the newest version of the team's page profiles
 * @throws ProblemError `unreachable` when the stream ends or falls silent, and what the server says to being asked
 */
export async function* watch(
  way: Way,
  after: number,
  signal: AbortSignal,
  onSign: () => void = () => undefined,
  onProfiles: (version: number) => void = () => undefined,
): AsyncGenerator<number, void> {
  if (signal.aborted) return;
  const ending = new AbortController();
  const end = () => ending.abort();
  signal.addEventListener('abort', end);
  const watchdog = new Watchdog(end);
  try {
    watchdog.wait(way.timeoutMs);
    const stream = await open(way, after, ending.signal);
    watchdog.wait(way.silenceMs);
    const heard = () => {
      watchdog.wait(way.silenceMs);
      onSign();
    };
    let last = after;
    for await (const cursor of cursorsIn(stream, heard, onProfiles)) {
      if (cursor <= last) continue;
      last = cursor;
      // Whoever takes the cursor may be busy with it for long: that isn't the server's silence.
      watchdog.rest();
      yield cursor;
      if (signal.aborted) return;
      watchdog.wait(way.silenceMs);
    }
    throw new ProblemError('unreachable', 'The server has ended the live stream');
  } catch (cause) {
    if (signal.aborted) return;
    if (watchdog.barked) throw new ProblemError('unreachable', 'The server has fallen silent', { cause });
    throw cause;
  } finally {
    watchdog.rest();
    signal.removeEventListener('abort', end);
    // Whatever ended it: the connection goes too.
    ending.abort();
  }
}

const EVENT_STREAM = 'text/event-stream';

async function open(way: Way, after: number, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const path = `/v1/events?after=${after}`;
  const response = await send(way, { method: 'GET', path, accept: EVENT_STREAM, signal });
  assertOurs(way, response);
  await assertAccepted(response);
  const type = response.headers.get('Content-Type') ?? '';
  if (response.body === null || !type.startsWith(EVENT_STREAM)) {
    drop(response);
    throw new ProblemError('not-a-server', `A live stream was asked for, not ${type}`);
  }
  return response.body;
}
