import { ProblemError } from '../../lib/protocol/problem.ts';
import {
  decideTurn,
  NO_TURNS,
  type TurnAnswer,
  type TurnRequest,
  type TurnState,
} from '../../lib/protocol/turn.ts';
import type { Sql } from '../store/sql.ts';
import type { Columns } from '../store/table.ts';
import { select } from '../store/table.ts';
import type { Caller } from './service.ts';
import { isKeepable } from './text.ts';

/** The version tells whether somebody else was faster: no lock is held between reading and writing. */
interface TurnRow extends TurnState {
  readonly version: number;
}

const TURN: Columns<TurnRow> = {
  version: 'bigint',
  budget: 'bigint',
  monthStartMs: 'bigint',
  used: 'bigint',
  holderId: 'text',
  heldUntilMs: 'bigint',
};

/** Browsers of one team that ask in the same moment are few. */
const ATTEMPTS = 20;

const READ = `select ${select(TURN, 't')} from reply_api_turns t where t.team_id = $1`;
const VALUES = 'values ($1, $2::bigint + 1, $3, $4, $5, $6, $7)';
const ADD = `insert into reply_api_turns (team_id, version, budget, month_start_ms, used, holder_id, held_until_ms)
  ${VALUES} on conflict do nothing returning version`;
const CHANGE = `update reply_api_turns set version = $2::bigint + 1, budget = $3, month_start_ms = $4, used = $5,
  holder_id = $6, held_until_ms = $7 where team_id = $1 and version = $2 returning version`;

/** Takes a turn for a member's browser, or says why not. @throws ProblemError `server-busy`, `invalid-input` */
export async function takeTurn(
  sql: Sql,
  { teamId, memberId }: Pick<Caller, 'teamId' | 'memberId'>,
  { holderId, calls }: TurnRequest,
  nowMs: number,
): Promise<TurnAnswer> {
  if (!isKeepable(holderId)) throw new ProblemError('invalid-input', 'An id can’t be kept');
  // Another member's browser is another one, whatever it says.
  const holder = `${memberId} ${holderId}`;
  return change(sql, teamId, (state) => {
    const decided = decideTurn(state, { holderId: holder, calls }, nowMs);
    return { state: decided.answer.granted > 0 ? decided.state : state, result: decided.answer };
  });
}

/** Decides how many calls may be made a month. What was used stays counted. @throws ProblemError `server-busy` */
export function writeTurnBudget(sql: Sql, teamId: string, budget: number): Promise<void> {
  return change(sql, teamId, (state) => ({ state: { ...state, budget }, result: undefined }));
}

/** @param work gives the same state back where there is nothing to write */
async function change<T>(
  sql: Sql,
  teamId: string,
  work: (state: TurnState) => { state: TurnState; result: T },
): Promise<T> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const [row] = await sql.query<TurnRow>(READ, [teamId]);
    const before: TurnRow = row ?? { ...NO_TURNS, version: 0 };
    const { state, result } = work(before);
    if (state === before) return result;
    const { budget, monthStartMs, used, holderId, heldUntilMs } = state;
    const written = await sql.query(row === undefined ? ADD : CHANGE, [
      teamId,
      before.version,
      budget,
      monthStartMs,
      used,
      holderId,
      heldUntilMs,
    ]);
    if (written.length > 0) return result;
  }
  throw new ProblemError('server-busy', 'Many browsers ask for the turn at once');
}
