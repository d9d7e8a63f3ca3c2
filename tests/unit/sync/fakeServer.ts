import type { ServerBackend } from '../../../lib/backend/backend';
import {
  type Answer,
  activityOf,
  assertLedger,
  type Command,
  decide,
  EMPTY_LEDGER,
  EMPTY_POOLS,
  type Entry,
  evolve,
  evolvePools,
  isLive,
  type LedgerState,
  lastingGrant,
} from '../../../lib/ledger';
import type { PageProfile } from '../../../lib/profile/profile';
import type { PurchaseAnswer, Purchases } from '../../../lib/protocol/billing';
import type { CommandRequest } from '../../../lib/protocol/command';
import type { NewMember } from '../../../lib/protocol/http';
import { createPriceList } from '../../../lib/protocol/priceList';
import { ProblemError } from '../../../lib/protocol/problem';
import { NEVER_PUBLISHED, type PublishedProfiles } from '../../../lib/protocol/profiles';
import { NEWEST_RUNS, type Snapshot } from '../../../lib/protocol/snapshot';
import type { Member } from '../../../lib/protocol/team';
import type { TopUp, TopUpRule } from '../../../lib/protocol/topUp';
import { decideTurn, NO_TURNS, type TurnRequest, type TurnState } from '../../../lib/protocol/turn';
import type { Usage, UsageRequest } from '../../../lib/protocol/usage';
import { usageRows } from '../../../lib/usage/rows';
import { newId } from '../../contract/commands';

/** What may go wrong with a request: before the server has had it, or after. */
export type Fault = ProblemError | 'answer-lost';

interface Books {
  readonly state: LedgerState;
  readonly pools: typeof EMPTY_POOLS;
  readonly entries: readonly Entry[];
  readonly answers: ReadonlyMap<string, { readonly content: string; readonly answer: Answer }>;
}

const EMPTY_BOOKS: Books = { state: EMPTY_LEDGER, pools: EMPTY_POOLS, entries: [], answers: new Map() };

const prices = createPriceList([{ credits: 100, totalMinor: 1_000 }], 'USD');

/** A team's server in memory: the pure ledger, with a clock that the test turns and faults that it switches on. */
export class FakeServer {
  nowMs: number;
  /** Whose credits it keeps: another team's, once the address has been given to another server. */
  teamId: string;
  books: Books = EMPTY_BOOKS;
  /** What was published, oldest first. */
  published: readonly PublishedProfiles[] = [];
  /** Whether it tells profiles that no browser of today understands. */
  tellsOddProfiles = false;
  /** Commands that it can never take, and those that it stumbles over. */
  refuses: (command: CommandRequest) => boolean = () => false;
  failsAt: (command: CommandRequest) => boolean = () => false;
  turns: TurnState = NO_TURNS;
  purchases: Purchases = { payment: 'invoice', purchases: [] };
  topUp: TopUp = {
    offered: true,
    rule: null,
    agreedBy: '',
    agreedAtMs: 0,
    priceChanged: false,
    bought: 0,
    periodEndsAtMs: 0,
    last: [],
  };
  readonly #watchers = new Set<() => void>();

  constructor(teamId = 'team-1', nowMs = Date.UTC(2026, 0, 10)) {
    this.teamId = teamId;
    this.nowMs = nowMs;
  }

  get cursor(): number {
    return this.books.state.cursor;
  }

  grant(credits: number): void {
    this.#do({ ...lastingGrant('purchase', newId(), credits, ''), by: 'keeper' });
  }

  letTimePass(): void {
    this.#do({ id: newId(), by: 'time', type: 'expire' });
  }

  /** Goes back to books that were saved before, as from a backup. */
  restore(books: Books): void {
    this.books = books;
    this.breakStreams();
  }

  submit(member: Member, requests: readonly CommandRequest[]): Answer[] {
    const refused = requests.find(this.refuses);
    if (refused !== undefined) throw new ProblemError('bad-request', refused.id);
    const answers: Answer[] = [];
    for (const request of requests) {
      if (this.failsAt(request)) throw new ProblemError('server-failed', request.id);
      answers.push(this.#submitOne(member, request));
    }
    return answers;
  }

  #submitOne(member: Member, request: CommandRequest): Answer {
    const content = JSON.stringify([member.id, request]);
    const known = this.books.answers.get(request.id);
    if (known !== undefined) {
      if (known.content !== content) throw new ProblemError('command-id-reused', request.id);
      return known.answer;
    }
    const answer = this.#isOthers(member, request)
      ? ({ status: 'rejected', code: 'not-your-run', available: 0 } as const)
      : this.#do(
          request.type === 'hold'
            ? { ...request, by: member.id, allowance: this.#allowance(member) }
            : { ...request, by: member.id },
        );
    const answers = new Map(this.books.answers).set(request.id, { content, answer });
    this.books = { ...this.books, answers };
    return answer;
  }

  #isOthers({ id, role }: Member, request: CommandRequest): boolean {
    if (request.type === 'hold') return false;
    const run = this.books.state.holds.get(request.runId);
    if (run === undefined || run.by === id) return false;
    return request.type === 'settle' || request.status === 'cancelled' || role !== 'owner';
  }

  #allowance({ limit }: Member): number | null {
    return limit === null ? null : limit.credits - limit.spent;
  }

  #do(command: Command): Answer {
    const { state, pools, entries } = this.books;
    const decision = decide(state, command, this.nowMs);
    const after = evolve(state, decision.entries);
    assertLedger(after);
    this.books = {
      ...this.books,
      state: after,
      pools: evolvePools(pools, state, after),
      entries: [...entries, ...decision.entries],
    };
    if (decision.entries.length > 0) this.#tell();
    return decision.answer;
  }

  snapshot(): Snapshot {
    const { state, pools } = this.books;
    const { cursor, clockMs, balances, billingPeriodEndsAtMs } = state;
    const runs = [...state.holds.values()]
      .sort((a, b) => a.heldAtMs - b.heldAtMs)
      .map((hold) => ({ ...hold, contacts: [...hold.contacts.values()] }));
    return {
      cursor,
      clockMs,
      balances,
      billingPeriodEndsAtMs,
      ...pools,
      grants: [...state.grants.values()].filter(isLive),
      runs: runs.filter(
        ({ contacts }, i) =>
          i >= runs.length - NEWEST_RUNS || contacts.some(({ status }) => /pending|timed-out/.test(status)),
      ),
    };
  }

  get profiles(): PublishedProfiles {
    return this.published.at(-1) ?? NEVER_PUBLISHED;
  }

  publish(profiles: readonly PageProfile[], change: Partial<PublishedProfiles> = {}): PublishedProfiles {
    const { version } = this.profiles;
    const [publishedBy, publishedAtMs] = ['ada', this.nowMs];
    const next = {
      ...NEVER_PUBLISHED,
      publishedBy,
      publishedAtMs,
      profiles,
      ...change,
      version: version + 1,
    };
    this.published = [...this.published, next];
    this.#tell();
    return next;
  }

  /** Ends all live streams. */
  breakStreams(): void {
    for (const wake of this.#watchers) wake();
  }

  #tell(): void {
    for (const wake of this.#watchers) wake();
  }

  /** Resolves with the next news, or when the signal ends. */
  news(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#watchers.add(resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
    return promise.finally(() => this.#watchers.delete(resolve));
  }
}

/** One member's way to the server: it breaks for each browser on its own. */
export class FakeWay implements ServerBackend {
  readonly server: FakeServer;
  member: Member;
  /** What every request meets while it is there. */
  trouble: ProblemError | null = null;
  /** What the next requests meet, in order. */
  readonly faults: Fault[] = [];
  /** What was asked, in order. */
  readonly asked: string[] = [];
  readonly submitted: CommandRequest[] = [];
  readonly onServerTime: (ms: number) => void;

  constructor(server: FakeServer, member: Member, onServerTime: (ms: number) => void = () => undefined) {
    this.server = server;
    this.member = member;
    this.onServerTime = onServerTime;
  }

  async #ask<T>(what: string, answer: () => T): Promise<T> {
    this.asked.push(what);
    // As over a network: nobody is answered before they are done asking.
    await Promise.resolve();
    const fault = this.trouble ?? this.faults.shift();
    if (fault instanceof ProblemError) throw fault;
    const given = answer();
    this.onServerTime(this.server.nowMs);
    if (fault === 'answer-lost') throw new ProblemError('unreachable', 'The answer got lost');
    return structuredClone(given);
  }

  team = () =>
    this.#ask('team', () => ({
      team: { id: this.server.teamId, name: 'Ours' },
      member: this.member,
      nowMs: this.server.nowMs,
      profilesVersion: this.server.profiles.version,
    }));

  submit = (commands: readonly CommandRequest[]) => {
    this.submitted.push(...commands);
    return this.#ask(`submit ${commands.length}`, () => this.server.submit(this.member, commands));
  };

  changes = (after: number, limit: number) =>
    this.#ask('changes', () => {
      const { entries, state } = this.server.books;
      if (after > state.cursor) throw new ProblemError('history-differs');
      const page = entries.slice(after, after + limit);
      return { entries: page, cursor: after + page.length, more: after + page.length < state.cursor };
    });

  snapshot = () => this.#ask('snapshot', () => this.server.snapshot());

  async *watch(
    after: number,
    signal: AbortSignal,
    onSign: () => void = () => undefined,
    onProfiles: (version: number) => void = () => undefined,
  ): AsyncGenerator<number, void> {
    await this.#ask('watch', () => null);
    onSign();
    let told = after;
    let profiles = 0;
    while (!signal.aborted) {
      const news = this.server.news(signal);
      const { cursor } = this.server;
      if (cursor > told) {
        told = cursor;
        yield cursor;
        continue;
      }
      const { version } = this.server.profiles;
      if (version > profiles) {
        profiles = version;
        onProfiles(version);
        continue;
      }
      await news;
      if (signal.aborted) return;
      if (this.trouble !== null) throw this.trouble;
      if (this.server.cursor <= told && this.server.profiles.version <= profiles)
        throw new ProblemError('unreachable', 'The stream broke');
    }
  }

  profiles = () =>
    this.#ask('profiles', () => {
      if (this.server.tellsOddProfiles) throw new ProblemError('other-version', 'profiles.0.urls');
      return this.server.profiles;
    });
  profileVersions = () =>
    this.#ask('profile versions', () =>
      this.server.published
        .map(({ profiles, ...version }) => ({ ...version, names: profiles.map(({ name }) => name) }))
        .reverse(),
    );
  profileVersion = (version: number) => this.#ask('profile version', () => this.#versionOf(version));
  publishProfiles = (profiles: readonly PageProfile[], note: string, after: number) =>
    this.#ask('publish profiles', () => this.#publish(profiles, { note }, after));
  rollBackProfiles = (version: number, after: number) =>
    this.#ask('roll profiles back', () => {
      const { profiles, note } = version === 0 ? NEVER_PUBLISHED : this.#versionOf(version);
      return this.#publish(profiles, { note, rolledBackTo: version }, after);
    });

  #publish(profiles: readonly PageProfile[], change: Partial<PublishedProfiles>, after: number) {
    if (this.member.role !== 'owner') throw new ProblemError('owner-only');
    if (after !== this.server.profiles.version) throw new ProblemError('profiles-changed');
    return this.server.publish(profiles, change);
  }

  #tokenOf(memberId: string): string {
    if (this.member.role !== 'owner') throw new ProblemError('owner-only');
    return `jac_${this.server.teamId}_${memberId.padEnd(43, 'n')}`;
  }

  #versionOf(version: number): PublishedProfiles {
    const found = this.server.published.find((published) => published.version === version);
    if (found === undefined) throw new ProblemError('not-found');
    return found;
  }

  usage = ({ sinceMs, untilMs, timeZone }: UsageRequest) =>
    this.#ask('usage', (): Usage => {
      const { entries, state } = this.server.books;
      const activities = activityOf(entries).filter(({ atMs }) => atMs >= sinceMs && atMs < untilMs);
      const withRuns = activities.map((activity) => {
        const hold = state.holds.get(activity.runId);
        if (hold === undefined) throw new Error(`There is no run ${activity.runId}`);
        return { ...activity, by: hold.by, sequenceId: hold.sequenceId, steps: hold.steps };
      });
      const { id, name } = this.member;
      return {
        rows: usageRows(withRuns, timeZone),
        members: [{ id, name }],
        period: null,
        beganAtMs: entries[0]?.atMs ?? null,
      };
    });
  addOns = () => this.#ask('add-ons', () => []);
  offers = () => this.#ask('offers', () => prices.offers());
  quote = (offerId: string) => this.#ask('quote', () => prices.quote(offerId));
  buy = (commandId: string) =>
    this.#ask('buy', (): PurchaseAnswer => {
      if (this.server.purchases.payment === 'checkout') {
        return { status: 'checkout', url: `https://pay.test/${commandId}` };
      }
      this.server.grant(100);
      return { status: 'accepted', type: 'grant', grantId: commandId, credits: 100 };
    });
  purchases = () => this.#ask('purchases', () => this.server.purchases);
  cancelPurchase = (commandId: string) =>
    this.#ask('cancel purchase', () => {
      const { purchases } = this.server;
      const expired = purchases.purchases.map((one) =>
        one.commandId === commandId ? { ...one, state: 'expired' as const, url: null } : one,
      );
      this.server.purchases = { ...purchases, purchases: expired };
    });
  topUp = () => this.#ask('top-up', () => this.server.topUp);
  setTopUp = (rule: TopUpRule | null) =>
    this.#ask('set top-up', () => {
      this.server.topUp = { ...this.server.topUp, rule };
    });
  members = () => this.#ask('members', () => [{ ...this.member, spent: 0 }]);
  invite = ({ memberId }: NewMember) => this.#ask('invite', () => this.#tokenOf(memberId));
  newToken = (memberId: string) => this.#ask('new token', () => this.#tokenOf(memberId));
  /** Where the team's turns at the vendor's API stand. */
  takeTurn = (request: TurnRequest) =>
    this.#ask('turn', () => {
      const { state, answer } = decideTurn(this.server.turns, request, this.server.nowMs);
      this.server.turns = state;
      return answer;
    });
  setTurnBudget = (budget: number) =>
    this.#ask('turn budget', () => {
      this.server.turns = { ...this.server.turns, budget };
    });
  setLimit = (_memberId: string, credits: number | null) =>
    this.#ask('limit', () => {
      const periodEndsAtMs = this.server.nowMs + 1;
      this.member = {
        ...this.member,
        limit: credits === null ? null : { credits, spent: 0, periodEndsAtMs },
      };
    });
}

export function aMember(id: string, change: Partial<Member> = {}): Member {
  return { id, name: id, role: 'member', limit: null, ...change };
}

export const unreachable = () => new ProblemError('unreachable', 'no network');
