import { memo } from 'preact/compat';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Contact, jobIdOf } from '../../model';
import { useWords } from '../language';
import { cancelQueued, type EditorStore } from '../state/editor';
import { chunksOf, countStates, type LogChunk, type LogCounts } from '../state/run-log';
import { useStore } from '../state/use-store';
import { STATUS_WORDS } from './status-words';

/** What has become of everyone who was ever started. */
export function RunLog({ store }: { store: EditorStore }) {
  const states = useStore(store, (state) => state.states);
  const contacts = useStore(store, (state) => state.contacts);
  const people = useMemo(() => new Map(contacts.map((contact) => [contact.id, contact])), [contacts]);
  const counts = useMemo(() => countStates(states), [states]);
  const chunks = useGradually(useMemo(() => chunksOf(states), [states]));
  return (
    <section class="run-log card" aria-label="Run log">
      <div class="run-log__head">
        <h2>Run log</h2>
        <button
          type="button"
          class="run-log__cancel button"
          disabled={counts.queued === 0}
          onClick={() => void cancelQueued(store)}
        >
          Cancel run
        </button>
      </div>
      <Summary counts={counts} />
      <ol class="run-log__list">
        {chunks.map((chunk) => (
          <Chunk key={chunk.key} chunk={chunk} people={people} />
        ))}
      </ol>
    </section>
  );
}

/** How many chunks are drawn for the first time at once: ten thousand lines would freeze the page for a second. */
const NEW_CHUNKS_AT_ONCE = 8;

/** The chunks that have been drawn before and some new ones; soon after, some more, until all are there. */
function useGradually(chunks: readonly LogChunk[]): readonly LogChunk[] {
  const drawn = useRef<ReadonlySet<string>>(new Set());
  const [, drawMore] = useState(0);
  let allowance = NEW_CHUNKS_AT_ONCE;
  const shown = chunks.filter(({ key }) => drawn.current.has(key) || allowance-- > 0);
  useEffect(() => {
    drawn.current = new Set(shown.map(({ key }) => key));
    if (shown.length === chunks.length) return;
    // A message, as timers and frames hardly run in a tab that is not looked at.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => drawMore((round) => round + 1);
    port2.postMessage(null);
    return () => port1.close();
  });
  return shown;
}

function Summary({ counts }: { counts: LogCounts }) {
  const { number } = useWords();
  const { started, done, failed, cancelled } = counts;
  if (started === 0) return <p class="run-log__summary">Nothing personalized yet</p>;
  const parts = [`${number(done)} of ${number(started)} done`];
  if (failed > 0) parts.push(`${number(failed)} failed`);
  if (cancelled > 0) parts.push(`${number(cancelled)} cancelled`);
  return (
    <>
      <p class="run-log__summary">{parts.join(', ')}</p>
      <progress class="run-log__progress" max={started} value={done} aria-label="Contacts done" />
    </>
  );
}

interface ChunkProps {
  readonly chunk: LogChunk;
  readonly people: ReadonlyMap<string, Contact>;
}

const Chunk = memo(
  ({ chunk, people }: ChunkProps) => (
    <>
      {chunk.states.map(({ id, status, reason, attempt }) => (
        <li
          key={id}
          class="result"
          data-contact-id={id}
          data-status={status}
          data-attempt={attempt}
          data-job-id={jobIdOf({ id, attempt })}
        >
          <bdi class="result__name">{people.get(id)?.name}</bdi>
          <span class="result__status status" data-status={status}>
            {STATUS_WORDS[status]}
          </span>
          <span class="result__reason">{reason}</span>
        </li>
      ))}
    </>
  ),
  (before, after) => before.people === after.people && hasSameStates(before.chunk, after.chunk),
);

function hasSameStates(a: LogChunk, b: LogChunk): boolean {
  return a.states.length === b.states.length && a.states.every((state, place) => state === b.states[place]);
}
