import { text } from '../../../lib/i18n/text';
import { useStore } from '../../../lib/state/useStore';
import type { Place } from '../../../lib/workshop/link';
import { useBench } from '../bench';

interface Props {
  readonly place: Place;
  readonly label: string;
  /** Whether there is anything to show on the page. */
  readonly filled: boolean;
}

/** The two ways between a field and the page: point at what it should be, see what it is. */
export function PointRow({ place, label, filled }: Props) {
  const { link } = useBench();
  const isOpen = useStore(link.store, ({ status }) => status === 'open');
  return (
    <div class="point-row">
      <button
        type="button"
        class="button button-small"
        aria-label={text('workshop_point_label', label)}
        disabled={!isOpen}
        onClick={() => link.pick(place, text('workshop_point_prompt', label))}
      >
        {text('workshop_point')}
      </button>
      {filled && (
        <button
          type="button"
          class="button button-quiet button-small"
          aria-label={text('workshop_show_label', label)}
          disabled={!isOpen}
          onClick={() => link.show(place, text('workshop_show_prompt', label))}
        >
          {text('workshop_show')}
        </button>
      )}
    </div>
  );
}
