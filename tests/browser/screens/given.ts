import type { ContactStatus, HeldContact } from '../../../lib/ledger/hold';
import type { RunSummary, TeamConnection } from '../../../lib/messages/catalogue';
import type { MemberUsage } from '../../../lib/protocol/team';
import type { ReplyApiState } from '../../../lib/replyApi/state';
import type { CreditsView } from '../../../lib/state/view';
import type { UsageSummary } from '../../../lib/usage/view';

// What screens are filled with: ordinary, as little as can be, and as much.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const nowMs = Date.now();

/** As large as a sum of credits can be. */
export const HUGE = Number.MAX_SAFE_INTEGER;
/** Without a place to break it. */
export const LONG_WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
export const LONG_NAME = `${LONG_WORD} & Maria Esmeralda de los Ángeles Fernández-Villaseñor y Oyarzábal`;

export const TEAM = { name: 'Calderwood Sales' };

export function viewOf(change: Partial<CreditsView> = {}): CreditsView {
  const balances = change.balances ?? {
    granted: 200,
    available: 110,
    retained: 30,
    used: 60,
    expired: 0,
    unbilled: 0,
  };
  const { available, retained } = balances;
  return {
    balances,
    balance: available + retained,
    plan: { available: 10, retained: 30, used: 55 },
    addOn: { available: 100, retained: 0, used: 5 },
    openHolds: 0,
    ledgerId: 'ledger',
    cursor: 1,
    asOfMs: nowMs,
    team: null,
    memberId: 'me',
    role: 'owner',
    spendable: available,
    limit: null,
    sync: { syncedAtMs: null, undelivered: 0, problem: null, clockAheadMs: 0 },
    lowCreditThreshold: 20,
    buyUrl: null,
    ...change,
  };
}

const NONE = { available: 0, retained: 0, used: 0 };

export const EMPTY_VIEW = viewOf({
  balances: { granted: 0, available: 0, retained: 0, used: 0, expired: 0, unbilled: 0 },
  plan: NONE,
  addOn: NONE,
});

export const HUGE_VIEW = viewOf({
  balances: { granted: HUGE, available: HUGE, retained: HUGE, used: HUGE, expired: HUGE, unbilled: HUGE },
  balance: HUGE,
  plan: { available: HUGE, retained: HUGE, used: HUGE },
  addOn: { available: HUGE, retained: HUGE, used: HUGE },
  team: { name: LONG_NAME },
});

export function runOf(change: Partial<RunSummary> = {}): RunSummary {
  return {
    runId: 'run',
    sequenceId: '8841',
    steps: [{ id: 'step', category: 'opener' }],
    pricePerContact: 2,
    selected: 24,
    covered: 15,
    by: 'me',
    heldAtMs: nowMs - HOUR,
    lastReportAtMs: nowMs - MINUTE,
    timeLimitMs: DAY,
    held: 30,
    pending: 0,
    deducted: 22,
    refunded: 8,
    chargedLate: 0,
    unbilled: 0,
    ...change,
  };
}

/** One that is under way. */
export const OPEN_RUN = runOf({ runId: 'open', pending: 16, deducted: 10, refunded: 4 });

/** A teammate's, over several email steps, with as much to say of it as there can be. */
export const HUGE_RUN = runOf({
  runId: 'huge',
  sequenceId: LONG_WORD,
  steps: (['opener', 'outbound-sales', 'business-development', 'recruiter'] as const).map((category) => ({
    id: category,
    category,
  })),
  by: 'somebody',
  selected: 1_000_000,
  covered: 1_000_000,
  held: HUGE,
  pending: 2_000_000,
  deducted: HUGE,
  refunded: HUGE,
  unbilled: HUGE,
});

function contactOf(position: number, status: ContactStatus, change: Partial<HeldContact> = {}): HeldContact {
  return {
    id: `contact-${position}`,
    name: `Ada Lovelace ${position}`,
    position,
    status,
    late: false,
    reason: '',
    settledAtMs: status === 'pending' ? null : nowMs - MINUTE,
    draws: [],
    charged: status === 'succeeded' ? 2 : 0,
    unbilled: 0,
    ...change,
  };
}

/** One of every kind that there is. */
export const CONTACTS: readonly HeldContact[] = [
  contactOf(0, 'succeeded'),
  contactOf(1, 'failed', { reason: 'Missing profile data' }),
  contactOf(2, 'pending'),
  contactOf(3, 'cancelled', { reason: 'Released from the popup' }),
  contactOf(4, 'timed-out'),
  contactOf(5, 'succeeded', { late: true, charged: 1, unbilled: 1 }),
  contactOf(6, 'failed', { name: LONG_NAME, reason: `${LONG_WORD}: ${LONG_NAME}` }),
];

export const LIMIT = { credits: 50, spent: 42, periodEndsAtMs: nowMs + 10 * DAY };

export const MEMBERS: readonly MemberUsage[] = [
  { id: 'me', name: 'Dana', role: 'owner', limit: null, spent: 1_240 },
  { id: 'sam', name: 'Sam', role: 'member', limit: LIMIT, spent: 42 },
  {
    id: 'long',
    name: LONG_NAME,
    role: 'member',
    limit: { ...LIMIT, credits: HUGE, spent: HUGE },
    spent: HUGE,
  },
];

export const CONNECTION: TeamConnection = {
  url: 'https://credits.calderwood.example',
  team: { id: 'team', name: 'Calderwood Sales' },
  member: { id: 'me', name: 'Dana', role: 'owner', limit: null },
  leftBehind: { undelivered: 0, awaited: 0 },
};

export const REPLY_API: ReplyApiState = {
  hasKey: true,
  address: 'https://api.reply.io',
  usage: { used: 412, budget: 3_000, monthEndsAtMs: nowMs + 10 * DAY },
  mayChangeBudget: true,
  lastAskedAtMs: nowMs - MINUTE,
  problem: null,
  waiting: 3,
};

/** Out of reach since a while ago, with results that wait. */
export const OFFLINE: CreditsView['sync'] = {
  syncedAtMs: nowMs - HOUR,
  undelivered: 12,
  problem: { code: 'unreachable', detail: '' },
  clockAheadMs: 0,
};

/** The last 30 calendar days. */
const DAYS = Array.from({ length: 30 }, (_, place) =>
  new Date(nowMs - (29 - place) * DAY).toISOString().slice(0, 10),
);

export const USED: UsageSummary = {
  days: DAYS,
  used: DAYS.map((_, place) => (place * 7) % 23),
  beganAtMs: nowMs - 300 * DAY,
  asOfMs: nowMs,
  problem: null,
};

export const NOTHING_USED: UsageSummary = { ...USED, used: DAYS.map(() => 0) };
