import type { Sequence } from '../../model';
import type { EditorStore } from '../state/editor';
import { useStore } from '../state/use-store';
import { Import, News } from './import';
import { People } from './people';
import { RunLog } from './run-log';
import { Steps } from './steps';

interface EditorProps {
  readonly store: EditorStore;
  readonly sequence: Sequence;
}

/** The sequence editor: its emails, its people, and what has been written for them. */
export function Editor({ store, sequence }: EditorProps) {
  const problem = useStore(store, (state) => state.problem || state.connection);
  return (
    <main class="sequence" data-sequence-id={sequence.id}>
      <div class="sequence-toolbar">
        <h1>{sequence.name}</h1>
        <div class="sequence-toolbar__actions">
          <Import store={store} />
        </div>
      </div>
      {problem !== '' && (
        <p class="notice notice--problem" role="alert">
          {problem}
        </p>
      )}
      <News store={store} />
      <Steps store={store} steps={sequence.steps} />
      <div class="sequence__columns">
        <People store={store} />
        <RunLog store={store} />
      </div>
    </main>
  );
}
