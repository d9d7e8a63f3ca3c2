import { useState } from 'preact/hooks';
import { text } from '../../../lib/i18n/text';
import { useStore } from '../../../lib/state/useStore';
import { type Imported, importText, printProfile } from '../../../lib/workshop/importText';
import { downloadFile } from '../../options/downloadFile';
import { Field } from '../../ui/Field';
import { Section } from '../../ui/Section';
import { StatusLine } from '../../ui/StatusLine';
import { useBench } from '../bench';
import { FileInput } from './FileInput';

/** The whole profile as a text: to read, to change, to hand on. What was typed stays until it is right or given up. */
export function TextSection() {
  const { draft } = useBench();
  const profile = useStore(draft.store, ({ profile }) => profile);
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [said, setSaid] = useState('');

  const take = (source: string) => {
    const imported = importText(source);
    const fault = faultOf(imported);
    setError(fault);
    setSaid(fault === null ? text('workshop_text_taken') : '');
    // What isn't a profile stays to be put right.
    setTyped(fault === null ? null : source);
    if (imported.kind === 'profile') draft.take({ ...draft.store.getState(), profile: imported.profile });
  };

  return (
    <Section anchor="text" title={text('workshop_text')} intro={text('workshop_text_intro')}>
      <div class="places">
        <Field label={text('workshop_text_label')} error={error}>
          {(links) => (
            <textarea
              {...links}
              class="code"
              rows={14}
              spellcheck={false}
              value={typed ?? printProfile(profile)}
              onInput={(event) => {
                setSaid('');
                setTyped(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        <div class="actions">
          <button
            type="button"
            class="button"
            aria-disabled={typed === null}
            onClick={() => typed !== null && take(typed)}
          >
            {text('workshop_text_take')}
          </button>
          {typed !== null && (
            <button
              type="button"
              class="button button-quiet"
              onClick={() => {
                setTyped(null);
                setError(null);
              }}
            >
              {text('workshop_text_drop')}
            </button>
          )}
          <button
            type="button"
            class="button"
            onClick={() => downloadFile(`${fileName(profile.id)}.json`, [printProfile(profile)])}
          >
            {text('workshop_export')}
          </button>
          <StatusLine>{said}</StatusLine>
        </div>
        <FileInput label={text('workshop_import')} onText={take} />
      </div>
    </Section>
  );
}

function faultOf(imported: Imported): string | null {
  switch (imported.kind) {
    case 'profile':
      return null;
    case 'not-json':
      return text('workshop_not_json', String(imported.place.line), String(imported.place.column));
    case 'not-a-profile':
      return imported.at === ''
        ? text('workshop_not_a_profile')
        : text('workshop_not_a_profile_at', imported.at);
  }
}

function fileName(id: string): string {
  return id.replaceAll(/[^\w.-]+/g, '-');
}
