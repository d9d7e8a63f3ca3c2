import { fileURLToPath } from 'node:url';
import { defaultFailureRule, type FailureRule } from './failure.ts';

export interface DemoOptions {
  /** Contacts per sequence: one number for all, or by id; the sequence's own number where absent. */
  readonly contacts?: number | Readonly<Record<string, number>>;
  /** The shortest and longest time that a contact takes, in ms. */
  readonly contactMs?: readonly [number, number];
  /** How many contacts of a sequence are worked on at once. */
  readonly parallelism?: number;
  /** The same seed gives the same contacts, times and failures. */
  readonly seed?: number;
  readonly fails?: FailureRule;
  /** Contacts are settled by `finish` of the demo only. */
  readonly manual?: boolean;
  /** Folder of the built app. */
  readonly appDir?: string;
}

export function withDefaults(options: DemoOptions) {
  // A seed whose first page shows a fair mix of names, with and without all data.
  const seed = options.seed ?? 249;
  return {
    contacts: options.contacts ?? {},
    contactMs: options.contactMs ?? ([400, 1_600] as const),
    parallelism: options.parallelism ?? 12,
    seed,
    fails: options.fails ?? defaultFailureRule(seed),
    manual: options.manual ?? false,
    appDir: options.appDir ?? fileURLToPath(new URL('../../.output/demo', import.meta.url)),
  };
}

/** Options with nothing left open. */
export type FullOptions = ReturnType<typeof withDefaults>;
