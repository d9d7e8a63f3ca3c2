import { formatNumber, text } from '../../../lib/i18n/text';
import type { ReduceProfile, SelectedProfile, Sentence } from '../../../lib/profile/profile';
import { REDUCE_WAYS, reduceBy, SELECTED_WAYS, selectedBy } from '../../../lib/workshop/variants';
import { Section } from '../../ui/Section';
import { useValue } from '../bench';
import { ChoiceField } from '../fields/ChoiceField';
import { Optional } from '../fields/Optional';
import { SelectorField } from '../fields/SelectorField';

const DISAGREEMENTS = ['larger', 'sentence', 'rows', 'neither'] as const;

/** How many contacts are chosen, and how a selection is made smaller. */
export function SelectedPart() {
  const { value: selected, edit } = useValue<SelectedProfile>('selected');
  const reduce = useValue<ReduceProfile | null>('reduce');
  return (
    <Section title={text('workshop_selected')} intro={text('workshop_selected_intro')}>
      <div class="places">
        <ChoiceField
          label={text('workshop_selected_by')}
          options={SELECTED_WAYS}
          value={selected.by}
          name={(option) => text(`workshop_selected_${option}`)}
          choose={(by) => edit(selectedBy(by, selected))}
        />
        {selected.by !== 'rows' && <SentenceFields />}
        {selected.by === 'both' && (
          <ChoiceField
            label={text('workshop_disagreement')}
            options={DISAGREEMENTS}
            value={selected.disagreement}
            name={(option) => text(`workshop_disagreement_${option}`)}
            choose={(disagreement) => edit({ ...selected, disagreement })}
          />
        )}
        <ChoiceField
          label={text('workshop_reduce')}
          options={REDUCE_WAYS}
          value={reduce.value?.by ?? 'none'}
          name={(option) => text(`workshop_reduce_${option}`)}
          choose={(way) => reduce.edit(reduceBy(way))}
        />
        {reduce.value?.by === 'choosing' && <ClearFields />}
        {reduce.value?.by === 'trimming' && (
          <>
            <SelectorField part="reduce.field" label={text('workshop_reduce_field')} />
            <Optional path="reduce.apply" label={text('workshop_reduce_apply_has')} initial="">
              <SelectorField part="reduce.apply" label={text('workshop_reduce_apply')} />
            </Optional>
          </>
        )}
      </div>
    </Section>
  );
}

/** One control that empties the selection, or those that lead to it through a menu. */
function ClearFields() {
  const { value, edit, pause } = useValue<string | readonly string[]>('reduce.clear');
  const isInMenu = typeof value !== 'string';
  return (
    <>
      <label class="choice">
        <input
          type="checkbox"
          checked={isInMenu}
          onChange={() => {
            pause();
            edit(isInMenu ? (value[0] ?? '') : [value, '']);
          }}
        />
        {text('workshop_reduce_menu')}
      </label>
      {isInMenu ? (
        value.map((_, place) => (
          <SelectorField
            key={place}
            part="reduce.clear"
            index={place}
            label={
              place === 0
                ? text('workshop_reduce_opener')
                : text('workshop_reduce_entry', formatNumber(place))
            }
          />
        ))
      ) : (
        <SelectorField part="reduce.clear" label={text('workshop_reduce_clear')} />
      )}
    </>
  );
}

function SentenceFields() {
  const number = useValue<Sentence['number']>('selected.sentence.number');
  const always = useValue<boolean>('selected.sentence.always');
  return (
    <>
      <SelectorField part="selected.sentence.selector" label={text('workshop_sentence')} />
      <ChoiceField
        label={text('workshop_sentence_number')}
        options={['first', 'last']}
        value={number.value}
        name={(option) => text(`workshop_sentence_${option}`)}
        choose={number.edit}
      />
      <label class="choice">
        <input
          type="checkbox"
          checked={always.value}
          onChange={(event) => always.edit(event.currentTarget.checked)}
        />
        {text('workshop_sentence_always')}
      </label>
    </>
  );
}
