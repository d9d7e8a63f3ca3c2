import * as v from 'valibot';
import { Currency, type Quote, QuoteSchema } from './billing.ts';
import { MOST_TOP_UPS } from './mostTopUps.ts';
import { Amount, Credits, Text } from './parts.ts';

/** What an owner has agreed to: that credits are bought by themselves when the team runs low. */
export interface TopUpRule {
  /** It is bought as soon as the team's balance is no more than so many credits: available and retained. */
  readonly belowCredits: number;
  /** What is bought, at this price and at no other. */
  readonly quote: Quote;
  /** How often in a billing period. */
  readonly atMost: number;
}

/** Where a team's automatic top-up stands, for an owner. */
export interface TopUp {
  /** Whether there can be one: not where each purchase has to be paid for by a person. */
  readonly offered: boolean;
  /** Null where it is off. */
  readonly rule: TopUpRule | null;
  /** The name of the owner who agreed, and when; empty and 0 without a rule. */
  readonly agreedBy: string;
  readonly agreedAtMs: number;
  /** What the rule would buy has another price now: it is not bought. */
  readonly priceChanged: boolean;
  /** In this billing period, under whatever rule. */
  readonly bought: number;
  readonly periodEndsAtMs: number;
  /** What was bought by itself last, newest first. */
  readonly last: readonly {
    readonly credits: number;
    readonly totalMinor: number;
    readonly currency: string;
    readonly atMs: number;
  }[];
}

const TopUpRuleSchema: v.GenericSchema<unknown, TopUpRule> = v.strictObject({
  belowCredits: v.pipe(Amount, v.maxValue(100_000_000)),
  quote: QuoteSchema,
  atMost: v.pipe(Amount, v.minValue(1), v.maxValue(MOST_TOP_UPS)),
});

/** Null turns it off. */
export const TopUpBody = v.strictObject({ rule: v.nullable(TopUpRuleSchema) });

export const TopUpSchema: v.GenericSchema<unknown, TopUp> = v.object({
  offered: v.boolean(),
  rule: v.nullable(TopUpRuleSchema),
  agreedBy: Text,
  agreedAtMs: Amount,
  priceChanged: v.boolean(),
  bought: Amount,
  periodEndsAtMs: Amount,
  last: v.array(v.object({ credits: Credits, totalMinor: Amount, currency: Currency, atMs: Amount })),
});
