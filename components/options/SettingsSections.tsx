import type { Ask } from '../../lib/messages/ask';
import type { Options, OptionsStore } from '../../lib/state/options';
import { BackendSection } from './BackendSection';
import { BuyLinkSection } from './BuyLinkSection';
import { DemoSection } from './DemoSection';
import { ProfileSection } from './ProfileSection';
import { ThresholdSection } from './ThresholdSection';

interface Props {
  readonly options: OptionsStore;
  readonly value: Options;
  readonly ask: Ask;
}

/** Everything that can be set. Each section saves its own setting and no other. */
export function SettingsSections({ options, value, ask }: Props) {
  const { settings, profiles } = value;
  const profile = settings.profile ?? profiles[0];
  return (
    <>
      <BackendSection backend={settings.backend} />
      <DemoSection ask={ask} />
      <ThresholdSection
        threshold={settings.lowCreditThreshold}
        save={(lowCreditThreshold) => options.save({ lowCreditThreshold })}
      />
      <BuyLinkSection buyUrl={settings.buyUrl} save={(buyUrl) => options.save({ buyUrl })} />
      {profile !== undefined && (
        <ProfileSection
          profile={profile}
          own={settings.profile !== null}
          save={(profile) => options.save({ profile })}
          restore={options.restoreProfile}
        />
      )}
    </>
  );
}
