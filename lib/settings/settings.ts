import type { PageProfile } from '../profile/profile';

/** What a person can configure. Stored in `browser.storage.local`; parsed on the way in. */
export interface Settings {
  /** An https link that sells credits; null opens the extension's own Plans & Billing page. */
  readonly buyUrl: string | null;
  /** The counter warns when available credits fall to this number or below; 0 warns at none. */
  readonly lowCreditThreshold: number;
  /** This browser's own page profiles, before the team's and the shipped ones. */
  readonly profiles: readonly PageProfile[];
}

export const DEFAULT_SETTINGS: Settings = {
  buyUrl: null,
  lowCreditThreshold: 20,
  profiles: [],
};
