/** One measured figure beside its baseline, both from the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number;
  /** What the ratio of value to baseline has to be, to be good. */
  readonly goal: { readonly atMost: number } | { readonly atLeast: number };
}
