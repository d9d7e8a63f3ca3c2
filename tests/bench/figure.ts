import type { Stage } from './kit/stage.ts';

/** Something that is measured beside a baseline, both in the same run: machines differ, ratios hardly do. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** What the ratio of value to baseline has to be; null where it is only there to be compared with. */
  readonly goal: { readonly atMost: number } | { readonly atLeast: number } | null;
  measure(stage: Stage): Promise<Measured>;
}

export interface Measured {
  readonly value: number;
  readonly baseline: number;
}

/** A figure as `--json` tells it. */
export interface Row extends Measured {
  readonly name: string;
  readonly unit: string;
  readonly ratio: number;
  readonly goal: number | null;
  readonly better: 'lower' | 'higher';
  readonly ok: boolean;
}

export function judge({ name, unit, goal }: Figure, { value, baseline }: Measured): Row {
  const ratio = value / baseline;
  if (goal === null) return { name, value, unit, baseline, ratio, goal, better: 'lower', ok: true };
  const verdict =
    'atMost' in goal
      ? { goal: goal.atMost, better: 'lower' as const, ok: ratio <= goal.atMost }
      : { goal: goal.atLeast, better: 'higher' as const, ok: ratio >= goal.atLeast };
  return { name, value, unit, baseline, ratio, ...verdict };
}
