import type { DexieOptions } from 'dexie';
import * as v from 'valibot';
import { Amount } from '../protocol/parts';
import { PROBLEM_CODES, type Problem } from '../protocol/problem';
import { decideTurn, NO_TURNS, type TurnAnswer, type TurnRequest, TurnStateSchema } from '../protocol/turn';
import { REPLY_API_ADDRESS } from '../replyApi/address';
import { ConnectionDatabase, told } from './connectionDatabase';

/** How the vendor's API is reached. */
export interface ReplyApiAccess {
  /** Only the worker sees it; null for none. */
  readonly key: string | null;
  readonly address: string;
}

/** How asking went last, and when it may go on. */
export interface ReplyApiStanding {
  readonly lastAskedAtMs: number | null;
  /** Turns in a row in which the API didn't answer as it should. */
  readonly failures: number;
  /** Nothing is asked before this. */
  readonly waitUntilMs: number;
  readonly problem: Problem | null;
}

/**
 * What is kept of the vendor's API: in the database of what outlives any one team, and not in the extension's storage, which
 * content scripts can read.
 */
export interface ReplyApiStore {
  access(): Promise<ReplyApiAccess>;
  /** A new key or address: what stood in the way of the old one is forgotten. */
  writeAccess(access: ReplyApiAccess): Promise<void>;
  standing(): Promise<ReplyApiStanding>;
  changeStanding(change: Partial<ReplyApiStanding>): Promise<void>;
  /** What turns are taken by: this browser's own name, made once. */
  holderId(): Promise<string>;
  /** Takes a turn where no team's server counts. */
  takeTurn(request: TurnRequest, nowMs: number): Promise<TurnAnswer>;
  setTurnBudget(calls: number): Promise<void>;
}

const Access: v.GenericSchema<unknown, ReplyApiAccess> = v.object({
  key: v.nullable(v.string()),
  address: v.pipe(v.string(), v.url()),
});
const Standing: v.GenericSchema<unknown, ReplyApiStanding> = v.object({
  lastAskedAtMs: v.nullable(Amount),
  failures: Amount,
  waitUntilMs: Amount,
  problem: v.nullable(v.object({ code: v.picklist(PROBLEM_CODES), detail: v.string() })),
});

/** Before anybody has entered a key. */
export const NO_ACCESS: ReplyApiAccess = { key: null, address: REPLY_API_ADDRESS };
const NOT_ASKED: ReplyApiStanding = { lastAskedAtMs: null, failures: 0, waitUntilMs: 0, problem: null };

export function createReplyApiStore(newId: () => string, options: DexieOptions = {}): ReplyApiStore {
  const db = new ConnectionDatabase(options);

  /** What no longer fits counts as never kept: the person enters it again. */
  async function read<T>(key: string, schema: v.GenericSchema<unknown, T>, otherwise: T): Promise<T> {
    const stored = v.safeParse(schema, (await db.replyApi.get(key))?.value);
    return stored.success ? stored.output : otherwise;
  }
  const write = async (key: string, value: unknown) => {
    await db.replyApi.put({ key, value });
  };
  const inOne = <T>(work: () => Promise<T>) => told(db.transaction('rw', db.replyApi, work));

  return {
    access: () => told(read('access', Access, NO_ACCESS)),
    writeAccess: (access) =>
      inOne(async () => {
        await write('access', access);
        const { lastAskedAtMs } = await read('standing', Standing, NOT_ASKED);
        await write('standing', { ...NOT_ASKED, lastAskedAtMs });
      }),
    standing: () => told(read('standing', Standing, NOT_ASKED)),
    changeStanding: (change) =>
      inOne(async () => write('standing', { ...(await read('standing', Standing, NOT_ASKED)), ...change })),
    holderId: () =>
      inOne(async () => {
        const id = await read('holder', v.pipe(v.string(), v.uuid()), newId());
        await write('holder', id);
        return id;
      }),
    takeTurn: (request, nowMs) =>
      inOne(async () => {
        const { state, answer } = decideTurn(await read('turns', TurnStateSchema, NO_TURNS), request, nowMs);
        if (answer.granted > 0) await write('turns', state);
        return answer;
      }),
    setTurnBudget: (budget) =>
      inOne(async () => write('turns', { ...(await read('turns', TurnStateSchema, NO_TURNS)), budget })),
  };
}
