import type { Answer } from '../ledger/answer';
import type { PageProfile } from '../profile/profile';
import type { AddOn, Offer, PurchaseAnswer, Purchases, Quote } from '../protocol/billing';
import type { CommandRequest } from '../protocol/command';
import type { Changes, NewMember } from '../protocol/http';
import type { PublishedProfiles, PublishedSummary } from '../protocol/profiles';
import type { Snapshot } from '../protocol/snapshot';
import type { MemberUsage, TeamInfo } from '../protocol/team';
import type { TopUp, TopUpRule } from '../protocol/topUp';
import type { TurnAnswer, TurnRequest } from '../protocol/turn';
import type { Usage, UsageRequest } from '../protocol/usage';

/** The authority on a team's credits. Implementations pass one contract suite: tests/contract. */
export interface Backend {
  /** Who this browser's person is, and in which team. */
  team(): Promise<TeamInfo>;
  /**
   * Does commands in order. All are durable when it returns; the same id has one effect and one answer, ever.
   *
   * @throws ProblemError `command-id-reused` when an id comes again with another content, and problems of storage or of
   *   the way to a server; whether commands before the one that failed are done, asking again with the same ids tells
   */
  submit(commands: readonly CommandRequest[]): Promise<readonly Answer[]>;
  /** Entries after a cursor, in order, at most `limit` of them. @throws ProblemError `history-differs` beyond the last */
  changes(after: number, limit: number): Promise<Changes>;
  snapshot(): Promise<Snapshot>;
  /** What the team used on some days, at most 100 of them: by day, member, category and sequence. */
  usage(request: UsageRequest): Promise<Usage>;
  /** The add-ons of the team's subscription (rule 10). */
  addOns(): Promise<readonly AddOn[]>;
  /** The amounts of the drop-down (rule 10). */
  offers(): Promise<readonly Offer[]>;
  /** Recalculates the total of an offer (rule 10). @throws ProblemError `invalid-input` for an unknown offer */
  quote(offerId: string): Promise<Quote>;
  /** Buys what was quoted, or says where it is paid first. @throws ProblemError `owner-only`, `quote-outdated`, `payment-unavailable` */
  buy(commandId: string, quote: Quote): Promise<PurchaseAnswer>;
}

/** A team's server, which many browsers share. */
export interface ServerBackend extends Backend {
  /**
   * Yields a cursor whenever there are entries after the last one, at once where there are some already. Ends with the
   * signal; throws when the way to the server breaks.
   *
   * @param onSign is called whenever the server is heard, if only that it is there: from the first time on, it would have
   *   told of anything new
   * @param onProfiles is told the newest version of the team's page profiles: at the start where there are any, and when
   *   some are published
   */
  watch(
    after: number,
    signal: AbortSignal,
    onSign?: () => void,
    onProfiles?: (version: number) => void,
  ): AsyncIterable<number>;
  /** How the team pays, and what it has bought lately on payment pages. @throws ProblemError `owner-only` */
  purchases(): Promise<Purchases>;
  /** Gives up a purchase that hasn't been paid for. @throws ProblemError `owner-only`, `not-found`, `payment-unavailable` */
  cancelPurchase(commandId: string): Promise<void>;
  /** Where the team's automatic top-up stands. @throws ProblemError `owner-only` */
  topUp(): Promise<TopUp>;
  /** Has credits bought by themselves; null ends it. @throws ProblemError `owner-only`, `quote-outdated`, `invalid-input` */
  setTopUp(rule: TopUpRule | null): Promise<void>;
  /** @throws ProblemError `owner-only` */
  members(): Promise<readonly MemberUsage[]>;
  /** Limits what a member may spend in a billing period; null lifts it. @throws ProblemError `owner-only`, `not-found` */
  setLimit(memberId: string, credits: number | null): Promise<void>;
  /**
   * Adds a member; the same one again only makes another token.
   *
   * @returns the token that they join with
   * @throws ProblemError `owner-only`, `name-taken`, `command-id-reused` where the id is of somebody else
   */
  invite(member: NewMember): Promise<string>;
  /** Makes another token for a member. @param revokeOthers whether those before it stop working. @throws ProblemError `owner-only`, `not-found` */
  newToken(memberId: string, revokeOthers: boolean): Promise<string>;
  /** The page profiles that the team's owners have published last; those of version 0 where they never have. */
  profiles(): Promise<PublishedProfiles>;
  /** What has been published and is still kept, newest first. */
  profileVersions(): Promise<readonly PublishedSummary[]>;
  /** @throws ProblemError `not-found` */
  profileVersion(version: number): Promise<PublishedProfiles>;
  /**
   * Publishes page profiles to the whole team.
   *
   * @param after the version that was seen as the newest
   * @throws ProblemError `owner-only`, `profiles-changed` where another is the newest, `invalid-input`
   */
  publishProfiles(profiles: readonly PageProfile[], note: string, after: number): Promise<PublishedProfiles>;
  /** Publishes what an earlier version had as a new one; version 0 had none. @throws ProblemError `owner-only`, `profiles-changed`, `not-found` */
  rollBackProfiles(version: number, after: number): Promise<PublishedProfiles>;
  /** Takes the team's turn at asking the vendor's API; with no calls, only looks. */
  takeTurn(request: TurnRequest): Promise<TurnAnswer>;
  /** Decides how many calls of the vendor's API the team may make a month. @throws ProblemError `owner-only` */
  setTurnBudget(calls: number): Promise<void>;
}
