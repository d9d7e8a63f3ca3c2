import type { Answer } from '../../lib/ledger/index.ts';
import type { AddOn, Offer, Quote } from '../../lib/protocol/billing.ts';
import type { CommandRequest } from '../../lib/protocol/command.ts';
import type { Changes } from '../../lib/protocol/http.ts';
import type { Snapshot } from '../../lib/protocol/snapshot.ts';
import type { MemberUsage, Role, TeamInfo } from '../../lib/protocol/team.ts';

/** Who asks, as their token says. */
export interface Caller {
  readonly teamId: string;
  readonly memberId: string;
  readonly role: Role;
}

/** A line of a team's invoice: what was bought, by whom. */
export interface InvoiceLine {
  readonly commandId: string;
  readonly credits: number;
  readonly totalMinor: number;
  readonly currency: string;
  readonly by: string;
  readonly atMs: number;
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
  /** Yields the team's cursor whenever it is beyond the last one that was yielded, from `after` on. */
  watch(caller: Caller, after: number, signal: AbortSignal): AsyncIterable<number>;
  addOns(caller: Caller): Promise<readonly AddOn[]>;
  offers(): readonly Offer[];
  /** @throws ProblemError `invalid-input` for an unknown offer */
  quote(offerId: string): Quote;
  /** Grants what was quoted and puts it on the invoice. @throws ProblemError `owner-only`, `quote-outdated` */
  buy(caller: Caller, commandId: string, quote: Quote): Promise<Answer>;
  /** The lines of the next invoice: what was bought in this billing period. @throws ProblemError `owner-only` */
  invoice(caller: Caller): Promise<readonly InvoiceLine[]>;
  /** @throws ProblemError `owner-only` */
  members(caller: Caller): Promise<readonly MemberUsage[]>;
  /** @throws ProblemError `owner-only`, `not-found` */
  setLimit(caller: Caller, memberId: string, credits: number | null): Promise<void>;
  /** Whether the database answers. */
  isHealthy(): Promise<boolean>;
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
  members(teamId: string): Promise<readonly MemberUsage[]>;
  setLimit(teamId: string, memberId: string, credits: number | null): Promise<void>;
  /** Plan credits of each billing period, from the next one on. */
  setPlan(teamId: string, planCredits: number): Promise<void>;
  /** Puts an adjustment into the pool. */
  adjust(teamId: string, adjustment: { commandId: string; credits: number; reason: string }): Promise<Answer>;
  /** What was bought in this billing period. */
  invoice(teamId: string): Promise<readonly InvoiceLine[]>;
  /** What was ever bought. */
  purchases(teamId: string): Promise<readonly InvoiceLine[]>;
}
