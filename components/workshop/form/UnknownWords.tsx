import { text } from '../../../lib/i18n/text';
import { valueAt } from '../../../lib/workshop/path';
import { useBench } from '../bench';

interface Meaning {
  /** The list of words that it would join. */
  readonly path: string;
  readonly name: string;
}

interface Props {
  /** What the page says and the draft doesn't know. */
  readonly words: readonly string[];
  readonly meanings: readonly Meaning[];
}

/** Words of the page without a meaning: each is given one by one click. */
export function UnknownWords({ words, meanings }: Props) {
  const { draft } = useBench();
  if (words.length === 0) return null;
  const add = (path: string, word: string) => {
    const known = valueAt(draft.store.getState().profile, path) as readonly string[];
    draft.pause();
    draft.edit(path, [...known, word]);
  };
  return (
    <div class="note note-warn">
      <p class="note-title">{text('workshop_unknown')}</p>
      {words.map((word) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be for fields
        <div class="unknown" role="group" aria-label={text('workshop_unknown_word', word)} key={word}>
          <p>{text('workshop_unknown_word', word)}</p>
          <div class="actions">
            {meanings.map(({ path, name }) => (
              <button type="button" class="button button-small" key={path} onClick={() => add(path, word)}>
                {name}
              </button>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
