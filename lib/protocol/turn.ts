import * as v from 'valibot';
import { MAX_MONTHLY_CALLS } from './monthlyCalls.ts';
import { Amount, Id } from './parts.ts';

/**
 * Turns at asking the vendor's API. One browser of a team has the turn at a time, and the team's calls are counted by the
 * calendar month (UTC): its key has a limit that is shared with all that the company has built.
 */

/** What is used of the vendor's limit unless somebody decides otherwise. */
export const DEFAULT_MONTHLY_CALLS = 3_000;

/** How long a turn lasts: nobody else has it meanwhile, even where its browser is closed. */
export const TURN_MS = 2 * 60_000;

const MAX_CALLS_PER_TURN = 100;

export interface TurnRequest {
  /** The browser that asks. */
  readonly holderId: string;
  /** How many calls it would make; 0 only looks. */
  readonly calls: number;
}

export interface TurnAnswer {
  /** Calls that may be made until the turn ends, {@link TURN_MS} from now. They count as used, made or not. */
  readonly granted: number;
  /** Calls used this month, these included. */
  readonly used: number;
  readonly budget: number;
  readonly monthEndsAtMs: number;
  /** After how long there is sense in asking again. */
  readonly waitMs: number;
}

/** Where a team's turns stand. */
export interface TurnState {
  readonly budget: number;
  readonly monthStartMs: number;
  readonly used: number;
  readonly holderId: string | null;
  readonly heldUntilMs: number;
}

export const NO_TURNS: TurnState = {
  budget: DEFAULT_MONTHLY_CALLS,
  monthStartMs: 0,
  used: 0,
  holderId: null,
  heldUntilMs: 0,
};

/** Takes a turn, or says why not. The rules, for whoever keeps the count. */
export function decideTurn(
  state: TurnState,
  { holderId, calls }: TurnRequest,
  nowMs: number,
): { state: TurnState; answer: TurnAnswer } {
  const nowStartMs = monthAt(nowMs).startMs;
  // A clock that was set back stays in the month that it had come to: that only costs budget.
  const monthStartMs = Math.max(nowStartMs, state.monthStartMs);
  const monthEndsAtMs = monthAt(monthStartMs).endMs;
  const before = nowStartMs > state.monthStartMs ? 0 : state.used;
  const left = Math.max(0, state.budget - before);
  const othersMs = state.holderId === holderId ? 0 : leftOfTurn(state, nowMs);
  const granted = othersMs > 0 ? 0 : Math.min(calls, left);
  const used = before + granted;
  const waitMs = left === 0 ? monthEndsAtMs - nowMs : granted > 0 ? TURN_MS : othersMs;
  return {
    state: {
      ...state,
      monthStartMs,
      used,
      ...(granted > 0 && { holderId, heldUntilMs: nowMs + TURN_MS }),
    },
    answer: { granted, used, budget: state.budget, monthEndsAtMs, waitMs },
  };
}

/** A turn that would end later than any can was given by a clock that has been set back since. */
function leftOfTurn({ heldUntilMs }: TurnState, nowMs: number): number {
  const leftMs = heldUntilMs - nowMs;
  return leftMs > 2 * TURN_MS ? 0 : Math.max(0, leftMs);
}

function monthAt(atMs: number): { startMs: number; endMs: number } {
  const at = new Date(atMs);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  return { startMs: Date.UTC(year, month), endMs: Date.UTC(year, month + 1) };
}

export const TurnBody: v.GenericSchema<unknown, TurnRequest> = v.strictObject({
  holderId: Id,
  calls: v.pipe(Amount, v.maxValue(MAX_CALLS_PER_TURN)),
});

export const TurnAnswerSchema: v.GenericSchema<unknown, TurnAnswer> = v.object({
  granted: Amount,
  used: Amount,
  budget: Amount,
  monthEndsAtMs: Amount,
  waitMs: Amount,
});

/** Calls a month that may be made for a team. */
export const MonthlyCalls = v.pipe(Amount, v.maxValue(MAX_MONTHLY_CALLS));

export const TurnBudgetBody = v.strictObject({ calls: MonthlyCalls });

export const TurnStateSchema: v.GenericSchema<unknown, TurnState> = v.object({
  budget: MonthlyCalls,
  monthStartMs: Amount,
  used: Amount,
  holderId: v.nullable(Id),
  heldUntilMs: Amount,
});
