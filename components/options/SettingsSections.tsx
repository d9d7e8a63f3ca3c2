import type { Ask } from '../../lib/messages/ask';
import type { Options, OptionsStore } from '../../lib/state/options';
import { BuyLinkSection } from './BuyLinkSection';
import { DemoSection } from './DemoSection';
import { ManagedBuyLink } from './ManagedBuyLink';
import { NoticesSection } from './NoticesSection';
import { ReadingSection } from './ReadingSection';
import { ReplyApiSection } from './replyApi/ReplyApiSection';
import { ThresholdSection } from './ThresholdSection';

interface Props {
  readonly options: OptionsStore;
  readonly value: Options;
  /** Whether credits can be added to try the extension with: only where this browser keeps them. */
  readonly hasDemoCredits: boolean;
  readonly ask: Ask;
}

/** Everything that can be set. Each section saves its own setting and no other. */
export function SettingsSections({ options, value, hasDemoCredits, ask }: Props) {
  const { settings, policy } = value;
  return (
    <>
      {hasDemoCredits && <DemoSection ask={ask} />}
      <ThresholdSection
        threshold={settings.lowCreditThreshold}
        save={(lowCreditThreshold) => options.save({ lowCreditThreshold })}
      />
      <NoticesSection stored={settings.notices} save={(notices) => options.save({ notices })} />
      {policy.buyLink === null ? (
        <BuyLinkSection buyUrl={settings.buyUrl} save={(buyUrl) => options.save({ buyUrl })} />
      ) : (
        <ManagedBuyLink url={policy.buyLink} />
      )}
      <ReplyApiSection ask={ask} />
      <ReadingSection
        value={value}
        approve={options.approve}
        save={(onlyShippedProfiles) => options.save({ onlyShippedProfiles })}
      />
    </>
  );
}
