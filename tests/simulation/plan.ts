import type { Outcome } from '../../lib/ledger';
import type { Press } from './actors/tab';
import type { Random } from './kit/random';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Something that a person, a computer or bad luck does, in a browser (its number) or to the server. */
export type Deed =
  | { readonly kind: 'press'; readonly browser: number; readonly press: Press }
  | { readonly kind: 'close a tab'; readonly browser: number; readonly tab: number }
  | { readonly kind: 'kill the worker'; readonly browser: number }
  | { readonly kind: 'cut off'; readonly browser: number; readonly ms: number }
  | { readonly kind: 'set the clock'; readonly browser: number; readonly skewMs: number }
  | { readonly kind: 'fill the disk'; readonly browser: number; readonly ms: number }
  | { readonly kind: 'delete the copy'; readonly browser: number }
  | { readonly kind: 'delete everything'; readonly browser: number; readonly ms: number }
  | { readonly kind: 'revoke the token'; readonly browser: number; readonly ms: number }
  | {
      readonly kind: 'leave the team';
      readonly browser: number;
      readonly leaveBehind: boolean;
      readonly ms: number;
    }
  | { readonly kind: 'buy'; readonly browser: number }
  | { readonly kind: 'adjust'; readonly credits: number }
  | { readonly kind: 'release a run'; readonly browser: number; readonly run: number }
  | { readonly kind: 'crash the server' }
  | { readonly kind: "set the server's clock"; readonly skewMs: number }
  | { readonly kind: 'night'; readonly ms: number };

/** A deed, and how long after the one before. */
export interface Planned {
  readonly afterMs: number;
  readonly deed: Deed;
}

/** How likely each kind is, against the others. */
const WEIGHTS: Readonly<Record<Deed['kind'], number>> = {
  press: 32,
  'close a tab': 8,
  'kill the worker': 16,
  'cut off': 6,
  'set the clock': 3,
  'fill the disk': 3,
  'delete the copy': 2,
  'delete everything': 1,
  'revoke the token': 2,
  'leave the team': 2,
  buy: 4,
  adjust: 6,
  'release a run': 8,
  'crash the server': 8,
  "set the server's clock": 1,
  night: 3,
};

/** What happens in one world. */
export function planOf(random: Random, deeds: number, browsers: number): Planned[] {
  return Array.from({ length: deeds }, () => ({ afterMs: gapMs(random), deed: deedOf(random, browsers) }));
}

function gapMs(random: Random): number {
  if (random.chance(0.5)) return random.whole(0, 200);
  return random.chance(0.9) ? random.whole(0, 8 * SECOND) : random.whole(0, 3 * MINUTE);
}

function deedOf(random: Random, browsers: number): Deed {
  const browser = random.whole(0, browsers - 1);
  const kind = kindOf(random);
  switch (kind) {
    case 'press':
      return { kind, browser, press: pressOf(random) };
    case 'close a tab':
      return { kind, browser, tab: random.whole(0, 9) };
    case 'release a run':
      return { kind, browser, run: random.whole(0, 99) };
    case 'cut off':
      return {
        kind,
        browser,
        ms: random.chance(0.7) ? random.whole(SECOND, 4 * MINUTE) : random.whole(HOUR, 60 * HOUR),
      };
    case 'fill the disk':
      return { kind, browser, ms: random.whole(SECOND, MINUTE) };
    case 'set the clock':
      return { kind, browser, skewMs: skewOf(random) };
    case "set the server's clock":
      return { kind, skewMs: random.whole(-2 * MINUTE, 2 * MINUTE) };
    case 'delete everything':
    case 'revoke the token':
      return { kind, browser, ms: random.whole(SECOND, 2 * MINUTE) };
    case 'leave the team':
      return { kind, browser, leaveBehind: random.chance(0.3), ms: random.whole(SECOND, 2 * MINUTE) };
    case 'adjust':
      return { kind, credits: random.whole(1, 30) };
    case 'night':
      return {
        kind,
        ms: random.chance(0.7) ? random.whole(HOUR, 30 * HOUR) : random.whole(24 * HOUR, 20 * 24 * HOUR),
      };
    case 'crash the server':
      return { kind };
    case 'kill the worker':
    case 'delete the copy':
    case 'buy':
      return { kind, browser };
  }
}

function kindOf(random: Random): Deed['kind'] {
  const kinds = Object.entries(WEIGHTS) as [Deed['kind'], number][];
  let place = random.next() * kinds.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [kind, weight] of kinds) {
    place -= weight;
    if (place < 0) return kind;
  }
  return 'press';
}

/** A computer's clock is wrong by minutes, or by days. */
function skewOf(random: Random): number {
  const most = random.chance(0.7) ? 10 * MINUTE : 3 * 24 * HOUR;
  return random.whole(-most, most);
}

const STEPS: readonly Pick<Press, 'steps' | 'price'>[] = [
  { steps: [{ id: 'step-1', category: 'opener' }], price: 2 },
  { steps: [{ id: 'step-1', category: 'outbound-sales' }], price: 1 },
  {
    steps: [
      { id: 'step-1', category: 'opener' },
      { id: 'step-2', category: 'recruiter' },
    ],
    price: 3,
  },
];

function pressOf(random: Random): Press {
  const first = random.whole(1, 20);
  const contacts = Array.from({ length: random.whole(1, 12) }, (_, i) => `contact-${first + i}`);
  return {
    ...random.pick(STEPS),
    sequenceId: random.pick(['101', '102', '103']),
    contacts,
    thinksMs: random.chance(0.9) ? random.whole(0, 2 * SECOND) : random.whole(0, 5 * MINUTE),
    outcomes: contacts.map((): Outcome => (random.chance(0.7) ? 'succeeded' : 'failed')),
    outcomeMs: random.chance(0.8) ? random.whole(0, 3 * SECOND) : random.whole(0, 10 * MINUTE),
    together: random.whole(1, 4),
    twice: random.pick(['no', 'no', 'same', 'others']),
  };
}
