import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/preact';
import { afterEach } from 'vitest';
import type { Ask } from '../../../lib/messages/ask';
import type {
  MessageType,
  ProfileSources,
  RequestOf,
  ResponseOf,
  RunSummary,
} from '../../../lib/messages/catalogue';
import { profilesInUse } from '../../../lib/profile/inUse';
import type { PageProfile } from '../../../lib/profile/profile';
import type { TopUp } from '../../../lib/protocol/topUp';
import type { ReplyApiState } from '../../../lib/replyApi/state';
import type { PolicyView } from '../../../lib/settings/policy';
import { createCreditsStore, takeView } from '../../../lib/state/credits';
import type { CreditsView } from '../../../lib/state/view';

afterEach(cleanup);

// jsdom knows the dialog element but can't show it: this opens it and gives the focus back, as browsers do.
const opened = new WeakMap<HTMLDialogElement, Element | null>();
HTMLDialogElement.prototype.showModal = function showModal() {
  opened.set(this, document.activeElement);
  this.open = true;
  this.querySelector<HTMLElement>('select, input, button')?.focus();
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
  const before = opened.get(this);
  if (before instanceof HTMLElement) before.focus();
};

/** What the worker answers, by message; a function may throw a ProblemError. */
export type Answers = {
  [T in MessageType]?: (request: RequestOf<T>) => ResponseOf<T> | Promise<ResponseOf<T>>;
};

/** What the options page is told where no organisation has set anything. */
export const NOTHING_SET: PolicyView = {
  server: null,
  buyLink: null,
  onlyShippedProfiles: false,
  problems: [],
};

/** A worker of which a test decides the answers, and sees what was asked. */
export function fakeWorker(decided: Answers) {
  const answers: Answers = { 'policy.get': () => NOTHING_SET, ...decided };
  const asked: { type: MessageType; request: unknown }[] = [];
  const ask: Ask = async (type, request) => {
    asked.push({ type, request });
    const answer = answers[type];
    if (answer === undefined) throw new Error(`Nobody answers ${type}`);
    return answer(request);
  };
  return {
    ask,
    answers,
    requests<T extends MessageType>(type: T): RequestOf<T>[] {
      return asked.filter((one) => one.type === type).map((one) => one.request as RequestOf<T>);
    },
  };
}

/** The profiles of a browser that is in no team. */
export function sourcesOf(
  own: readonly PageProfile[] = [],
  shipped: readonly PageProfile[] = [],
): ProfileSources {
  return {
    managed: [],
    own,
    published: null,
    shipped,
    onlyShipped: false,
    inUse: profilesInUse(own, shipped),
    pending: [],
    problem: null,
  };
}

const BALANCES = { granted: 200, available: 110, retained: 30, used: 60, expired: 0, unbilled: 0 };

export function aView(change: Partial<CreditsView> = {}): CreditsView {
  return {
    balances: BALANCES,
    balance: 140,
    plan: { available: 10, retained: 30, used: 55 },
    addOn: { available: 100, retained: 0, used: 5 },
    openHolds: 0,
    ledgerId: 'ledger',
    cursor: 1,
    asOfMs: 0,
    team: null,
    memberId: 'me',
    role: 'owner',
    spendable: (change.balances ?? BALANCES).available,
    limit: null,
    sync: { syncedAtMs: null, undelivered: 0, problem: null, clockAheadMs: 0 },
    lowCreditThreshold: 20,
    buyUrl: null,
    ...change,
  };
}

/** A page's credits, loaded. */
export function creditsOf(view: CreditsView) {
  const credits = createCreditsStore();
  takeView(credits, view);
  return credits;
}

export function aRun(change: Partial<RunSummary> = {}): RunSummary {
  return {
    runId: 'run-1',
    sequenceId: '8841',
    steps: [{ id: 'step-1', category: 'opener' }],
    pricePerContact: 2,
    selected: 12,
    covered: 10,
    by: 'me',
    heldAtMs: Date.UTC(2026, 10, 20, 9, 30),
    lastReportAtMs: Date.UTC(2026, 10, 20, 9, 30),
    timeLimitMs: 86_400_000,
    held: 20,
    pending: 0,
    deducted: 14,
    refunded: 6,
    chargedLate: 0,
    unbilled: 0,
    ...change,
  };
}

/** A team in which nothing is bought by itself. */
export const NO_TOP_UP: TopUp = {
  offered: true,
  rule: null,
  agreedBy: '',
  agreedAtMs: 0,
  priceChanged: false,
  bought: 0,
  periodEndsAtMs: Date.UTC(2026, 11, 1),
  last: [],
};

/** The vendor's API where nobody has entered a key. */
export const NO_REPLY_API: ReplyApiState = {
  hasKey: false,
  address: 'https://api.reply.io',
  usage: { used: 0, budget: 3_000, monthEndsAtMs: Date.UTC(2026, 11, 1) },
  mayChangeBudget: true,
  lastAskedAtMs: null,
  problem: null,
  waiting: 0,
};
