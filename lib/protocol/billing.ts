/** An add-on of the team's subscription (rule 10). */
export interface AddOn {
  readonly id: string;
  readonly available: number;
  readonly used: number;
}

/** An amount of the drop-down (rule 10). */
export interface Offer {
  readonly id: string;
  readonly credits: number;
}

/** A recalculated total (rule 10). Money in the currency's minor unit. */
export interface Quote {
  readonly offerId: string;
  readonly credits: number;
  readonly totalMinor: number;
  /** ISO 4217. */
  readonly currency: string;
}
