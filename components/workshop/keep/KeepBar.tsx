import { plural, text } from '../../../lib/i18n/text';
import { useStore } from '../../../lib/state/useStore';
import { ProblemNote } from '../../ui/ProblemNote';
import { useAction } from '../../ui/useAction';
import { useBench } from '../bench';
import type { Standing } from '../standing';

interface Props {
  /** Saves what is worked on. */
  readonly save: () => Promise<void>;
  /** How it stands to what pages are read with. */
  readonly standing: Standing;
}

/** Back, forth, and save; always in sight. */
export function KeepBar({ save, standing }: Props) {
  const { draft, wrongs } = useBench();
  const canUndo = useStore(draft.store, ({ past }) => past.length > 0);
  const canRedo = useStore(draft.store, ({ future }) => future.length > 0);
  const { state, run } = useAction(save);
  const blocked = state.status === 'busy' || wrongs.size > 0;
  const said =
    wrongs.size > 0 ? plural('workshop_wrongs', wrongs.size) : text(`workshop_standing_${standing}`);
  return (
    <div class="keep">
      {state.status === 'problem' && <ProblemNote problem={state.problem} />}
      <div class="actions">
        <button
          type="button"
          class="button button-primary"
          aria-disabled={blocked}
          onClick={() => blocked || run()}
        >
          {text(state.status === 'busy' ? 'options_saving' : 'workshop_save')}
        </button>
        <button type="button" class="button" aria-disabled={!canUndo} onClick={draft.undo}>
          {text('workshop_undo')}
        </button>
        <button type="button" class="button" aria-disabled={!canRedo} onClick={draft.redo}>
          {text('workshop_redo')}
        </button>
        <p class={`keep-status keep-${wrongs.size > 0 ? 'wrong' : standing}`} role="status">
          {said}
        </p>
      </div>
    </div>
  );
}
