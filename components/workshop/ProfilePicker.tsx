import { useId, useState } from 'preact/hooks';
import { profilesInUseText } from '../../lib/i18n/profiles';
import { text } from '../../lib/i18n/text';
import type { ProfileSources } from '../../lib/messages/catalogue';
import { Section } from '../ui/Section';
import { useBench } from './bench';

interface Props {
  readonly sources: ProfileSources;
}

/** Takes up one of the profiles that there are: an own one to change it, another one as a copy. */
export function ProfilePicker({ sources }: Props) {
  const { draft } = useBench();
  const id = useId();
  const { managed, own, published, shipped } = sources;
  const groups = [
    { from: 'managed', profiles: managed },
    { from: 'own', profiles: own },
    { from: 'team', profiles: published?.profiles ?? [] },
    { from: 'shipped', profiles: shipped },
  ] as const;
  const [chosen, setChosen] = useState('');
  const take = () => {
    const [from, place] = chosen.split(' ');
    const profile = groups.find((group) => group.from === from)?.profiles[Number(place)];
    if (profile === undefined) return;
    draft.take({ profile, openedId: from === 'own' ? profile.id : null });
    setChosen('');
  };
  return (
    <Section title={text('workshop_profiles')} intro={text('workshop_intro')}>
      <p class="in-use">{profilesInUseText(sources)}</p>
      <div class="field">
        <label for={id}>{text('workshop_take_label')}</label>
        <div class="actions">
          <select
            id={id}
            class="taken"
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            <option value="">{text('workshop_take_none')}</option>
            {groups.map(
              ({ from, profiles }) =>
                profiles.length > 0 && (
                  <optgroup key={from} label={text(`workshop_from_${from}`)}>
                    {profiles.map((profile, place) => (
                      <option key={profile.id} value={`${from} ${place}`}>
                        {profile.name}
                      </option>
                    ))}
                  </optgroup>
                ),
            )}
          </select>
          <button type="button" class="button" disabled={chosen === ''} onClick={take}>
            {text('workshop_take')}
          </button>
        </div>
        <p class="hint">{text('workshop_take_hint')}</p>
      </div>
    </Section>
  );
}
