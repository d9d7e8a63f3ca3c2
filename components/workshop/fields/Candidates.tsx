import { useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../../../lib/i18n/text';
import type { Read } from '../../../lib/profile/profile';
import { useStore } from '../../../lib/state/useStore';
import type { Place } from '../../../lib/workshop/link';
import type { Candidate } from '../../../lib/workshop/protocol';
import { useBench } from '../bench';
import { found } from './Reading';

interface Props {
  readonly place: Place;
  readonly label: string;
  readonly choose: (value: string | Read) => void;
}

/** What could be said of the element that was pointed at, to choose from; nothing while none was. */
export function Candidates({ place, label, choose }: Props) {
  const { link, draft } = useBench();
  const picked = useStore(link.store, ({ picked }) =>
    picked?.part === place.part && picked.index === place.index ? picked : null,
  );
  if (picked === null) return null;
  const take = (value: string | Read) => {
    draft.pause();
    choose(value);
    link.dismiss();
  };
  return <Choices label={label} candidates={picked.candidates} take={take} dismiss={link.dismiss} />;
}

interface ChoicesProps {
  readonly label: string;
  readonly candidates: readonly Candidate[];
  readonly take: (value: string | Read) => void;
  readonly dismiss: () => void;
}

function Choices({ label, candidates, take, dismiss }: ChoicesProps) {
  const group = useRef<HTMLDivElement>(null);
  // The page was in front; the keyboard goes on here.
  useLayoutEffect(() => group.current?.querySelector('button')?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be for fields
    <div class="candidates" role="group" ref={group} aria-label={text('workshop_candidates', label)}>
      {candidates.length === 0 && <p class="field-error">{text('workshop_candidates_none')}</p>}
      <ul>
        {candidates.map(({ value, count, of, sample }) => (
          <li key={JSON.stringify(value)}>
            <button type="button" class="candidate" onClick={() => take(value)}>
              <code>{inWords(value)}</code>{' '}
              <span class="muted">
                {found(count, of)} {sample !== '' && <q class="sample">{sample}</q>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="button button-quiet button-small" onClick={dismiss}>
        {text(candidates.length === 0 ? 'dialog_close' : 'workshop_candidates_dismiss')}
      </button>
    </div>
  );
}

/** A selector as it is; how to read a value in as few words. */
function inWords(value: string | Read): string {
  if (typeof value === 'string') return value;
  const { selector = text('workshop_read_itself'), attribute, pattern } = value;
  const source = attribute === undefined ? text('workshop_read_text') : `@${attribute}`;
  return [selector, source, ...(pattern === undefined ? [] : [pattern])].join('  ·  ');
}
