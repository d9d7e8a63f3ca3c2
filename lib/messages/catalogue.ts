import type { Answer, CancelAnswer, Rejection, SettleAnswer } from '../ledger/answer';
import type { ReportedOutcome } from '../ledger/command';
import type { Contact, ContactStatus, HeldContact, Hold } from '../ledger/hold';
import type { EmailStep } from '../ledger/price';
import type { PageProfile } from '../profile/profile';
import type { AddOn, Offer, PurchaseAnswer, Purchases, Quote } from '../protocol/billing';
import type { Changes, NewMember } from '../protocol/http';
import type { Problem } from '../protocol/problem';
import type { PublishedProfiles, PublishedSummary } from '../protocol/profiles';
import type { Member, MemberUsage, TeamInfo } from '../protocol/team';
import type { TopUp, TopUpRule } from '../protocol/topUp';
import type { ReplyApiState } from '../replyApi/state';
import type { Candidate } from '../sequence/match';
import type { PolicyView } from '../settings/policy';
import type { Settings } from '../settings/settings';
import type { CreditsView, ViewState } from '../state/view';
import type { UsagePeriod, UsageSummary, UsageView } from '../usage/view';
import type { Piece } from './pieces';

/** A run as lists show it: the hold without its contacts. */
export type RunSummary = Omit<Hold, 'contacts'>;

/** What a page showed of a contact before a run began, so that an old result isn't taken for a new one. */
export interface Baseline {
  readonly contactId: string;
  readonly status: string;
  readonly attempt: string;
}

/** A run that awaits outcomes, for a page that watches for them. */
export interface OpenRun {
  readonly runId: string;
  readonly heldAtMs: number;
  /** False while the page that asked for it has not let it start: then nothing that a page shows is of this run. */
  readonly started: boolean;
  /** Contacts that may still report: pending ones, and timed-out ones that can succeed late (rule 6). */
  readonly pending: readonly string[];
  readonly baselines: readonly Baseline[];
}

/** What the page reader couldn't find, for the popup. Empty when all is well. */
export interface Diagnosis {
  readonly profileId: string | null;
  /** Parts of the profile that match nothing on the page. */
  readonly missing: readonly string[];
  /** How the profiles for its URL stand to the page, the one in use first; some of them where there are many. */
  readonly candidates: readonly Candidate[];
}

export interface DiagnosisSince extends Diagnosis {
  readonly url: string;
  readonly sinceMs: number;
}

export interface RunsPage {
  readonly runs: readonly RunSummary[];
  readonly more: boolean;
}

export interface ContactsPage {
  readonly contacts: readonly HeldContact[];
  readonly more: boolean;
}

/** What would be lost, were a team's server left now. */
export interface LeftBehind {
  /** Reports of outcomes that the server hasn't had. */
  readonly undelivered: number;
  /** Contacts whose outcomes a page of this browser still waits for. */
  readonly awaited: number;
}

/** A profile that the team has published, to be approved before it is used here. */
export interface PendingProfile {
  readonly profile: PageProfile;
  /** By which it is approved. */
  readonly digest: string;
  /** The one of the same id that is used meanwhile; null where there is none. */
  readonly before: PageProfile | null;
}

/** Where the page profiles in use come from. */
export interface ProfileSources {
  /** Those that the person's organisation has set. */
  readonly managed: readonly PageProfile[];
  /** This browser's own. */
  readonly own: readonly PageProfile[];
  /** The team's, as last heard; null where there is no team, or it has published none yet. */
  readonly published: PublishedProfiles | null;
  readonly shipped: readonly PageProfile[];
  /** Whether the person or their organisation allows none but the organisation's and the shipped ones. */
  readonly onlyShipped: boolean;
  /** Of these four, in this order: one whose id an earlier one has is left out, and of the team's one that isn't approved. */
  readonly inUse: readonly PageProfile[];
  /** What the team has published and the person is asked about. */
  readonly pending: readonly PendingProfile[];
  /** Why a newer version of the team's can't be used; null where all is well. */
  readonly problem: Problem | null;
}

/** The team's server that a browser works with. */
export interface TeamConnection {
  /** The server's address, without a slash at its end. */
  readonly url: string;
  readonly team: TeamInfo['team'];
  readonly member: Member;
  readonly leftBehind: LeftBehind;
}

/**
 * Every message a page can send to the worker: what it carries and what it is answered.
 * `page.*` and `run.*` come from the sequence page's content script, the rest from the extension's own pages.
 */
export interface Messages {
  /**
   * What a sequence page needs to draw and to read. The profiles come even when the credits can't be read. `pageId` is the
   * page's own, made once per document: runs that an earlier document of the tab never let start are given back.
   */
  'page.hello': {
    request: { pageId: string };
    response: { credits: Exclude<ViewState, { status: 'loading' }>; profiles: readonly PageProfile[] };
  };
  'page.diagnosis': { request: Diagnosis; response: null };
  /** Opens where credits are bought. */
  'page.buy': { request: Record<never, never>; response: null };
  /** Has the other half of the content script put into the page: what runs need, from the press to their outcomes. */
  'page.loadRuns': { request: Record<never, never>; response: null };
  'run.open': { request: { sequenceId: string }; response: readonly OpenRun[] };
  /** Retains credits; ids are UUIDv7 made by the page at the press, so that sending it again holds once. */
  'run.hold': {
    request: {
      commandId: string;
      runId: string;
      pageId: string;
      sequenceId: string;
      steps: readonly EmailStep[];
      selected: number;
      contacts: readonly Contact[];
      baselines: readonly Baseline[];
    };
    response: Answer;
  };
  /**
   * The page is about to let the run start. `baselines` is what it has shown of the contacts up to now, those sent with the
   * hold included. False when the hold is no longer there: then it must not start.
   */
  'run.start': { request: { runId: string; baselines: readonly Baseline[] }; response: boolean };
  'run.settle': {
    request: { commandId: string; runId: string; outcomes: readonly ReportedOutcome[] };
    response: SettleAnswer | Rejection;
  };
  /**
   * The vendor's background jobs that work on contacts of a run, as the page shows them. Those of a run or contact that
   * isn't awaited are passed over. A later job of a contact replaces the one before.
   */
  'run.jobs': {
    request: { runId: string; jobs: readonly { contactId: string; jobId: string }[] };
    response: null;
  };
  'run.cancel': {
    request: { commandId: string; runId: string; reason: string };
    response: CancelAnswer | Rejection;
  };

  'view.get': { request: Record<never, never>; response: CreditsView };
  /** Newest first; `before` is the `heldAtMs` and `runId` of the last one seen. */
  'runs.list': {
    request: { before: { heldAtMs: number; runId: string } | null; limit: number; open: boolean };
    response: RunsPage;
  };
  /** In the run's order, from position `after + 1` on; −1 for the start. With `status`, only those that stand like it. */
  'runs.contacts': {
    request: { runId: string; after: number; limit: number; status?: ContactStatus };
    response: ContactsPage;
  };
  /** Null where this browser doesn't know the run; `memberName` is null where it doesn't know what its member is called. */
  'runs.get': { request: { runId: string }; response: { run: RunSummary; memberName: string | null } | null };
  /** What the team used, by day, member, category and sequence. */
  'usage.get': { request: { period: UsagePeriod }; response: UsageView };
  /** In short, for the popup. */
  'usage.summary': { request: Record<never, never>; response: UsageSummary };
  'diagnosis.get': { request: Record<never, never>; response: readonly DiagnosisSince[] };

  'settings.get': { request: Record<never, never>; response: Settings };
  /** Parsed whole or refused whole (`invalid-input`). */
  'settings.set': { request: { settings: unknown }; response: Settings };
  /** What the person's organisation has set. */
  'policy.get': { request: Record<never, never>; response: PolicyView };
  'profiles.get': { request: Record<never, never>; response: ProfileSources };
  /** From now on, pages are read with these of the team's profiles, too. */
  'profiles.approve': { request: { digests: readonly string[] }; response: ProfileSources };
  /**
   * For an owner: from now on, all members' pages are read with these. `after` is the version that the owner has seen as the
   * newest. Refused with `invalid-input`, or with `profiles-changed` where there is another one by now.
   */
  'profiles.publish': {
    request: { profiles: unknown; note: string; after: number };
    response: PublishedProfiles;
  };
  /** What has been published to the team, newest first. */
  'profiles.versions': { request: Record<never, never>; response: readonly PublishedSummary[] };
  'profiles.version': { request: { version: number }; response: PublishedProfiles };
  /** For an owner: publishes again what an earlier version had. Refused (`profiles-changed`) as above. */
  'profiles.rollBack': { request: { version: number; after: number }; response: PublishedProfiles };
  /** Credits to try the extension with; embedded backend only. */
  'demo.grant': {
    request: { commandId: string; source: 'plan' | 'purchase'; credits: number };
    response: Answer;
  };
  /** The team's server that this browser works with; null where it keeps its credits itself. */
  'team.get': { request: Record<never, never>; response: TeamConnection | null };
  /**
   * Tries a join link, or with null the one that the organisation has set, without changing anything. Refused with the problem
   * that stands in the way.
   */
  'team.test': { request: { link: string | null }; response: TeamInfo };
  /**
   * From now on, works with a team's server; with null, by the link that the organisation has set. Refused (`undelivered`) where
   * something would be left behind unasked, or (`set-by-organisation`) where the organisation has set another server.
   */
  'team.join': { request: { link: string | null; leaveBehind: boolean }; response: TeamConnection };
  /** Back to credits in this browser. Refused as `team.join` is. */
  'team.leave': { request: { leaveBehind: boolean }; response: null };
  /** For an owner: who spends how much. */
  'team.members': { request: Record<never, never>; response: readonly MemberUsage[] };
  /** For an owner: limits what a member may spend in a billing period; null lifts it. */
  'team.setLimit': { request: { memberId: string; credits: number | null }; response: null };
  /**
   * For an owner: adds a member. The link that they join with is told this once, and kept nowhere. `memberId` is a UUIDv7 made by
   * the page, so that asking again adds nobody twice. Refused (`name-taken`) where somebody has that name already.
   */
  'team.invite': { request: NewMember; response: { link: string } };
  /** For an owner: another link for a member. `revokeOthers` has those before it stop working. */
  'team.newLink': { request: { memberId: string; revokeOthers: boolean }; response: { link: string } };
  /** All data as a JSON text, piece by piece from 0 on; as of the moment at which the first piece was asked for. */
  'data.export': { request: { exportId: string; place: number }; response: Piece };
  /**
   * Replaces all data by a JSON text, which comes piece by piece from 0 on: with the last one. Refused whole (`invalid-input`)
   * where any of it isn't right.
   */
  'data.import': {
    request: { importId: string; place: number } & Piece;
    response: { entries: number } | null;
  };
  /** Entries after a cursor, from whoever keeps the ledger. */
  'data.history': { request: { after: number }; response: Changes };
  'data.erase': { request: Record<never, never>; response: null };

  /** How outcomes are asked of the vendor's API. The key is never in it. */
  'replyApi.get': { request: Record<never, never>; response: ReplyApiState };
  /** Null leaves a part as it is. A kept key isn't sent to another address: with one, the key must come too (`invalid-input`). */
  'replyApi.set': {
    request: { key: string | null; address: string | null; budget: number | null };
    response: ReplyApiState;
  };
  /** Makes one call, of the budget. With null, with the kept key. Refused with the problem that stands in the way. */
  'replyApi.test': { request: { key: string | null; address: string | null }; response: null };
  /** Forgets the key. What was used of the budget stays counted. */
  'replyApi.remove': { request: Record<never, never>; response: ReplyApiState };

  'billing.addOns': { request: Record<never, never>; response: readonly AddOn[] };
  'billing.offers': { request: Record<never, never>; response: readonly Offer[] };
  'billing.quote': { request: { offerId: string }; response: Quote };
  /**
   * Buys what was quoted: refused (`quote-outdated`) where the price has changed since. Where it has to be paid for first, the
   * payment page is opened.
   */
  'billing.buy': { request: { commandId: string; quote: Quote }; response: PurchaseAnswer };
  /** For an owner: how the team pays, and what it has bought lately on payment pages. */
  'billing.purchases': { request: Record<never, never>; response: Purchases };
  /** For an owner: gives up a purchase that hasn't been paid for. */
  'billing.cancel': { request: { commandId: string }; response: null };
  /** For an owner: where the team's automatic top-up stands. */
  'billing.topUp': { request: Record<never, never>; response: TopUp };
  /** For an owner: has credits bought by themselves; null ends it. Refused (`quote-outdated`) as above. */
  'billing.setTopUp': { request: { rule: TopUpRule | null }; response: null };
}

export type MessageType = keyof Messages;
export type RequestOf<T extends MessageType> = Messages[T]['request'];
export type ResponseOf<T extends MessageType> = Messages[T]['response'];

/** What the worker tells every page when something has changed. */
export type Broadcast =
  | { readonly type: 'view.changed'; readonly view: CreditsView }
  /** A sequence page that says hello again is given the new ones. */
  | { readonly type: 'profiles.changed' }
  /** The organisation has set something else. */
  | { readonly type: 'policy.changed' };
