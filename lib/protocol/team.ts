import * as v from 'valibot';
import { Amount, Id, Text } from './parts.ts';

export const ROLES = ['owner', 'member'] as const;

export type Role = (typeof ROLES)[number];

/** A limit on what one member may spend in a billing period. */
export interface SpendingLimit {
  readonly credits: number;
  /** Credits of the limit that are used or retained. */
  readonly spent: number;
  /** End of the period, when `spent` starts again from 0. */
  readonly periodEndsAtMs: number;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Null for no limit but the team's credits. */
  readonly limit: SpendingLimit | null;
}

/** Who asks, and in which team. */
export interface TeamInfo {
  readonly team: { readonly id: string; readonly name: string };
  readonly member: Member;
  /** The authority's clock. */
  readonly nowMs: number;
  /** The newest version of the page profiles that the team's owners have published; 0 for none. */
  readonly profilesVersion: number;
}

/** A member as an owner sees them. */
export interface MemberUsage extends Member {
  /** Credits used or retained in this billing period, with a limit or without. */
  readonly spent: number;
}

const LimitSchema: v.GenericSchema<unknown, SpendingLimit> = v.object({
  credits: Amount,
  spent: Amount,
  periodEndsAtMs: Amount,
});

const member = { id: Id, name: Text, role: v.picklist(ROLES), limit: v.nullable(LimitSchema) };

export const MemberSchema: v.GenericSchema<unknown, Member> = v.object(member);

export const MemberUsageSchema: v.GenericSchema<unknown, MemberUsage> = v.object({
  ...member,
  spent: Amount,
});

export const TeamInfoSchema: v.GenericSchema<unknown, TeamInfo> = v.object({
  team: v.object({ id: Id, name: Text }),
  member: MemberSchema,
  nowMs: Amount,
  // A server from before there were any doesn't say.
  profilesVersion: v.optional(Amount, 0),
});
