import type { Answer } from '../../lib/ledger/index.ts';
import type { PageProfile } from '../../lib/profile/profile.ts';
import type { AddOn, Offer, PurchaseAnswer, Purchases, Quote } from '../../lib/protocol/billing.ts';
import type { CommandRequest } from '../../lib/protocol/command.ts';
import type { Changes, NewMember } from '../../lib/protocol/http.ts';
import type { PublishedProfiles, PublishedSummary } from '../../lib/protocol/profiles.ts';
import type { Snapshot } from '../../lib/protocol/snapshot.ts';
import type { MemberUsage, Role, TeamInfo } from '../../lib/protocol/team.ts';
import type { TopUp, TopUpRule } from '../../lib/protocol/topUp.ts';
import type { TurnAnswer, TurnRequest } from '../../lib/protocol/turn.ts';
import type { Usage, UsageRequest } from '../../lib/protocol/usage.ts';
import type { PurchaseWay } from './job.ts';

/** Who asks, as their token says. */
export interface Caller {
  readonly teamId: string;
  readonly memberId: string;
  readonly role: Role;
}

/** A purchase: what was bought, by whom and how. Without those paid for on a payment page, they are the lines of the invoice. */
export interface InvoiceLine {
  readonly commandId: string;
  readonly credits: number;
  readonly totalMinor: number;
  readonly currency: string;
  readonly by: string;
  readonly atMs: number;
  readonly way: PurchaseWay;
}

/** How far a team has come, for those who watch it. */
export interface Progress {
  readonly cursor: number;
  /** The newest version of its page profiles; 0 for none. */
  readonly profilesVersion: number;
}

/** A team's credits, for everybody who may speak for one of its members. HTTP is put on top of it in server/http. */
export interface TeamService {
  /** @throws ProblemError `token-refused` where it is unknown or revoked */
  authenticate(token: string): Promise<Caller>;
  info(caller: Caller): Promise<TeamInfo>;
  /**
   * Does commands in order, together with those of other members that come at the same time. All are durable when it
   * returns; an id has one effect and one answer, ever.
   *
   * @throws ProblemError `command-id-reused`; then nothing of the others is undone
   */
  submit(caller: Caller, commands: readonly CommandRequest[]): Promise<readonly Answer[]>;
  /** @throws ProblemError `history-differs` where `after` is beyond the last entry */
  changes(caller: Caller, after: number, limit: number): Promise<Changes>;
  snapshot(caller: Caller): Promise<Snapshot>;
  /**
   * Yields how far the team has come whenever that is beyond what was yielded last: from the cursor `after` on, and at once
   * where it has page profiles.
   */
  watch(caller: Caller, after: number, signal: AbortSignal): AsyncIterable<Progress>;
  addOns(caller: Caller): Promise<readonly AddOn[]>;
  offers(): readonly Offer[];
  /** @throws ProblemError `invalid-input` for an unknown offer */
  quote(offerId: string): Quote;
  /**
   * Buys what was quoted: grants it at once and puts it on the invoice, or says where it is paid first.
   *
   * @throws ProblemError `owner-only`, `quote-outdated`, `payment-unavailable`
   */
  buy(caller: Caller, commandId: string, quote: Quote): Promise<PurchaseAnswer>;
  /** How the team pays, and what it has bought lately on payment pages. @throws ProblemError `owner-only` */
  purchases(caller: Caller): Promise<Purchases>;
  /** Gives up a purchase that hasn't been paid for. @throws ProblemError `owner-only`, `not-found`, `payment-unavailable` */
  cancelPurchase(caller: Caller, commandId: string): Promise<void>;
  /** @throws ProblemError `owner-only` */
  topUp(caller: Caller): Promise<TopUp>;
  /**
   * Has credits bought by themselves from now on, in the caller's name; null ends it.
   *
   * @throws ProblemError `owner-only`, `quote-outdated`; `invalid-input` for an unknown offer, and where there can't be one
   */
  setTopUp(caller: Caller, rule: TopUpRule | null): Promise<void>;
  /** The lines of the next invoice: what was bought in this billing period. @throws ProblemError `owner-only` */
  invoice(caller: Caller): Promise<readonly InvoiceLine[]>;
  /** What the team used on some days, and by whom: every member may know. */
  usage(caller: Caller, request: UsageRequest): Promise<Usage>;
  /** @throws ProblemError `owner-only` */
  members(caller: Caller): Promise<readonly MemberUsage[]>;
  /** @throws ProblemError `owner-only`, `not-found` */
  setLimit(caller: Caller, memberId: string, credits: number | null): Promise<void>;
  /**
   * Adds a member; the same one again only makes another token.
   *
   * @returns the token, which is kept nowhere but with the member
   * @throws ProblemError `owner-only`, `name-taken`, `command-id-reused`, `invalid-input`
   */
  invite(caller: Caller, member: NewMember): Promise<{ token: string }>;
  /** Another token for a member. @param revokeOthers whether those before it stop working. @throws ProblemError `owner-only`, `not-found` */
  newToken(caller: Caller, memberId: string, revokeOthers: boolean): Promise<{ token: string }>;
  /** The page profiles that are in force in the team. */
  profiles(caller: Caller): Promise<PublishedProfiles>;
  /** What was published and is still kept, newest first. */
  profileVersions(caller: Caller): Promise<readonly PublishedSummary[]>;
  /** @throws ProblemError `not-found` */
  profileVersion(caller: Caller, version: number): Promise<PublishedProfiles>;
  /** @throws ProblemError `owner-only`; `profiles-changed` where `after` isn't the newest version any more; `invalid-input` */
  publishProfiles(
    caller: Caller,
    next: { readonly profiles: readonly PageProfile[]; readonly note: string; readonly after: number },
  ): Promise<PublishedProfiles>;
  /** To version 0, which is none, or to one that is kept. @throws ProblemError `owner-only`, `profiles-changed`, `not-found`, `invalid-input` */
  rollBackProfiles(
    caller: Caller,
    to: { readonly version: number; readonly after: number },
  ): Promise<PublishedProfiles>;
  /** Takes a turn at asking the vendor's API; with no calls, only looks. @throws ProblemError `server-busy` */
  takeTurn(caller: Caller, request: TurnRequest): Promise<TurnAnswer>;
  /** Decides how many calls of the vendor's API the team may make a month. @throws ProblemError `owner-only` */
  setTurnBudget(caller: Caller, calls: number): Promise<void>;
  /** Whether the database answers. */
  isHealthy(): Promise<boolean>;
}

/** A member as the server's keeper sees them. */
export interface KeptMember extends MemberUsage {
  /** Whether they have a link that works; without one they are out. */
  readonly hasLink: boolean;
}

/** What the server's keeper does from the command line. */
export interface TeamKeeper {
  createTeam(team: { name: string; planCredits: number }): Promise<{ teamId: string }>;
  listTeams(): Promise<readonly { id: string; name: string; members: number; balance: number }[]>;
  /** Adds a member. @returns the token, which is kept nowhere but with the member */
  addMember(
    teamId: string,
    member: { name: string; role: Role },
  ): Promise<{ memberId: string; token: string }>;
  /** Another token for a member. @param revokeOthers whether those before it stop working */
  newToken(teamId: string, memberId: string, revokeOthers: boolean): Promise<{ token: string }>;
  /** A member's tokens stop working; what they did stays in the books. */
  revoke(teamId: string, memberId: string): Promise<void>;
  members(teamId: string): Promise<readonly KeptMember[]>;
  setLimit(teamId: string, memberId: string, credits: number | null): Promise<void>;
  /** Plan credits of each billing period, from the next one on. */
  setPlan(teamId: string, planCredits: number): Promise<void>;
  /** Puts an adjustment into the pool. */
  adjust(teamId: string, adjustment: { commandId: string; credits: number; reason: string }): Promise<Answer>;
  /** What was bought in this billing period. */
  invoice(teamId: string): Promise<readonly InvoiceLine[]>;
  /** What was ever bought. */
  purchases(teamId: string): Promise<readonly InvoiceLine[]>;
  /** The page profiles that were published and are still kept, newest first. */
  profileVersions(teamId: string): Promise<readonly PublishedSummary[]>;
  /** @throws ProblemError `not-found` */
  profileVersion(teamId: string, version: number): Promise<PublishedProfiles>;
  /** Publishes what an earlier version had; 0 for none. @throws ProblemError `not-found`, `invalid-input`, `profiles-changed` */
  rollBackProfiles(teamId: string, version: number): Promise<PublishedProfiles>;
}
