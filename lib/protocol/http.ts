import * as v from 'valibot';
import type { Answer, Entry } from '../ledger/index.ts';
import { AnswerSchema } from './answer.ts';
import { type AddOn, AddOnSchema, type Offer, OfferSchema, QuoteSchema } from './billing.ts';
import { type CommandRequest, CommandRequestSchema } from './command.ts';
import { EntrySchema } from './entry.ts';
import { Token } from './joinLink.ts';
import { Amount, CommandId, Id, MemberName } from './parts.ts';
import { type MemberUsage, MemberUsageSchema, ROLES, type Role } from './team.ts';

/** What both sides must mean by the same words. It changes with a change that an older other side would misread. */
export const PROTOCOL_VERSION = 1;

/** Every answer of a team's server carries it: without it, somebody else has answered. */
export const PROTOCOL_HEADER = 'Jason-Ai-Credits-Protocol';

export const MAX_COMMANDS_PER_REQUEST = 100;
export const MAX_ENTRIES_PER_PAGE = 1_000;
/** A hold of the most contacts with usual names and ids fits; longer ones take the server too long to look up. */
export const MAX_BODY_BYTES = 8 * 1024 * 1024;
/** A live stream that is silent for longer is broken: the server says something more often than that. */
export const HEARTBEAT_MS = 20_000;

/** Entries after a cursor, in order. */
export interface Changes {
  readonly entries: readonly Entry[];
  /** `seq` of the last of them, or the cursor that was asked with. */
  readonly cursor: number;
  readonly more: boolean;
}

export const CommandsBody: v.GenericSchema<unknown, { commands: CommandRequest[] }> = v.strictObject({
  commands: v.pipe(v.array(CommandRequestSchema), v.minLength(1), v.maxLength(MAX_COMMANDS_PER_REQUEST)),
});

export const AnswersBody: v.GenericSchema<unknown, { answers: Answer[] }> = v.object({
  answers: v.array(AnswerSchema),
});

export const ChangesBody: v.GenericSchema<unknown, Changes> = v.object({
  entries: v.array(EntrySchema),
  cursor: Amount,
  more: v.boolean(),
});

export const QuoteBody = v.strictObject({ offerId: Id });

export const PurchaseBody = v.strictObject({ commandId: CommandId, quote: QuoteSchema });

export const AddOnsBody: v.GenericSchema<unknown, { addOns: AddOn[] }> = v.object({
  addOns: v.array(AddOnSchema),
});

export const OffersBody: v.GenericSchema<unknown, { offers: Offer[] }> = v.object({
  offers: v.array(OfferSchema),
});

export const MembersBody: v.GenericSchema<unknown, { members: MemberUsage[] }> = v.object({
  members: v.array(MemberUsageSchema),
});

/** Somebody whom an owner adds to the team. */
export interface NewMember {
  /** Made by who asks: asked again with it, nobody is added twice. */
  readonly memberId: string;
  readonly name: string;
  readonly role: Role;
}

export const InviteBody: v.GenericSchema<unknown, NewMember> = v.strictObject({
  memberId: CommandId,
  name: MemberName,
  role: v.picklist(ROLES),
});

export const NewTokenBody = v.strictObject({ revokeOthers: v.boolean() });

/** A token is told once, to whom it was made for: nobody keeps it but the member. */
export const TokenBody: v.GenericSchema<unknown, { token: string }> = v.object({ token: Token });

/** What a member may spend in a billing period; null for no limit but the team's credits. */
export const LimitBody = v.strictObject({ credits: v.nullable(Amount) });

/** What a live stream says: there are entries up to here. */
export const CursorEvent = v.object({ cursor: Amount });

/** And: this is the newest version of the team's page profiles. */
export const ProfilesEvent = v.object({ version: Amount });
