import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type * as v from 'valibot';
import { unreachable } from '../../http/unreachable.ts';
import { CursorEvent, ProfilesEvent } from '../../protocol/http.ts';
import { parse } from '../../protocol/parse.ts';
import { ProblemError } from '../../protocol/problem.ts';
import { parseJson } from './json.ts';

/** Longer than anything that a team's server says in one event. */
const MAX_EVENT_CHARS = 64 * 1024;

/**
 * The cursors that a live stream tells, the newest of each piece that arrives. Ends with the stream.
 *
 * @param onSign called whenever the server says anything, if only that it is there
 * @param onProfiles told the newest version of the team's page profiles
 * @throws ProblemError `unreachable` where the stream breaks off, `not-a-server`, `other-version` where it says something else
 */
export async function* cursorsIn(
  stream: ReadableStream<Uint8Array>,
  onSign: () => void,
  onProfiles: (version: number) => void,
): AsyncGenerator<number, void> {
  const told: number[] = [];
  const parser = createParser({
    maxBufferSize: MAX_EVENT_CHARS,
    onEvent(event) {
      if (event.event === 'cursor') told.push(read(CursorEvent, event).cursor);
      else if (event.event === 'profiles') onProfiles(read(ProfilesEvent, event).version);
    },
    onError(cause) {
      // A field that isn't known yet is to be ignored; an event without end would fill the worker up.
      if (cause.type === 'max-buffer-size-exceeded')
        throw new ProblemError('not-a-server', 'An event of the live stream is too long', { cause });
    },
  });
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error) => {
        throw unreachable(error);
      });
      if (done) return;
      onSign();
      parser.feed(decoder.decode(value, { stream: true }));
      const newest = told.pop();
      told.length = 0;
      if (newest !== undefined) yield newest;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function read<T>(schema: v.GenericSchema<unknown, T>, { data }: EventSourceMessage): T {
  return parse(schema, parseJson(data), 'other-version');
}
