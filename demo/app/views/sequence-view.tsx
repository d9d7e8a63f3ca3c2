import { useEffect } from 'preact/hooks';
import { hrefOf } from '../route';
import { editorOf, follow } from '../state/follow';
import { useStore } from '../state/use-store';
import { Editor } from './editor';
import { Nothing } from './nothing';
import { Settings } from './settings';

interface SequenceViewProps {
  readonly sequenceId: string;
  readonly view: 'people' | 'settings';
}

/** A sequence in one of its views; both follow the same state. */
export function SequenceView({ sequenceId, view }: SequenceViewProps) {
  const store = editorOf(sequenceId);
  const sequence = useStore(store, (state) => state.sequence);
  const connection = useStore(store, (state) => state.connection);
  useEffect(() => {
    const end = new AbortController();
    void follow(store, sequenceId, end.signal);
    return () => end.abort();
  }, [store, sequenceId]);

  if (!sequence) {
    return connection === '' ? null : <Nothing title="This sequence can’t be shown">{connection}</Nothing>;
  }
  return (
    <>
      <nav class="tabs" aria-label="Views of this sequence">
        <a class="tab" href={hrefOf(sequenceId)} aria-current={view === 'people' ? 'page' : undefined}>
          People and emails
        </a>
        <a
          class="tab"
          href={hrefOf(sequenceId, 'settings')}
          aria-current={view === 'settings' ? 'page' : undefined}
        >
          Settings
        </a>
      </nav>
      {view === 'people' ? <Editor store={store} sequence={sequence} /> : <Settings sequence={sequence} />}
    </>
  );
}
