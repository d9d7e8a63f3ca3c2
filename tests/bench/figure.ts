/** One measured figure beside its baseline, both from the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number;
  /** The largest ratio of value to baseline that is good. */
  readonly goal: number;
}
