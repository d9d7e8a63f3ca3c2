import type { NoticeKind } from '../notices/notice';
import type { PageProfile } from '../profile/profile';

/** What a person can configure. Stored in `browser.storage.local`; parsed on the way in. */
export interface Settings {
  /** An https link that sells credits; null opens the extension's own Plans & Billing page. */
  readonly buyUrl: string | null;
  /** The counter warns when available credits fall to this number or below; 0 warns at none. */
  readonly lowCreditThreshold: number;
  /** What the person is told of by notifications. */
  readonly notices: { readonly [Kind in NoticeKind]: boolean };
  /** This browser's own page profiles, before the team's and the shipped ones. */
  readonly profiles: readonly PageProfile[];
  /** Neither those nor the team's are used. */
  readonly onlyShippedProfiles: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  buyUrl: null,
  lowCreditThreshold: 20,
  notices: { low: true, none: true, limit: true, run: true },
  profiles: [],
  onlyShippedProfiles: false,
};
