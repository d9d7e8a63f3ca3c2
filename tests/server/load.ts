import { type Answer, type Balances, EMPTY_LEDGER, type Entry, evolve } from '../../lib/ledger/index.ts';
import type { CommandRequest } from '../../lib/protocol/command.ts';
import type { Snapshot } from '../../lib/protocol/snapshot.ts';
import { holdRequest, settleRequest } from '../contract/commands';
import { asMember } from './http/running.ts';

/** What a member has asked, and what they were told; null where no answer came. */
export interface Asked {
  readonly command: CommandRequest;
  answer: Answer | null;
}

/** A member of the team, by HTTP. */
export function memberAt(url: string, token: string) {
  const get = async (path: string) => {
    const response = await fetch(`${url}${path}`, asMember(token));
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    /** @returns null where the server didn't answer, or couldn't take it now */
    async ask(command: CommandRequest): Promise<Answer | null> {
      try {
        const response = await fetch(`${url}/v1/commands`, asMember(token, 'POST', { commands: [command] }));
        if (response.status === 503) return null;
        const { answers } = await response.json();
        return answers[0];
      } catch {
        return null;
      }
    },
    async entries(): Promise<Entry[]> {
      const all: Entry[] = [];
      for (;;) {
        const { entries, cursor, more } = await get(`/v1/entries?limit=1000&after=${all.length}`);
        all.push(...entries);
        if (!more) return all;
        if (cursor !== all.length) throw new Error('The cursor is not where the entries end');
      }
    },
    snapshot: (): Promise<Snapshot> => get('/v1/snapshot'),
  };
}

export type MemberAt = ReturnType<typeof memberAt>;

let runs = 0;

/**
 * Starts runs and reports on them, one after the other, until something isn't answered.
 *
 * @param answered is told of each answer that came
 * @param ending ends it, too
 */
export async function work(
  member: MemberAt,
  asked: Asked[],
  answered: () => void,
  ending?: AbortSignal,
): Promise<void> {
  const ask = async (command: CommandRequest) => {
    const one: Asked = { command, answer: null };
    asked.push(one);
    one.answer = await member.ask(command);
    if (one.answer !== null) answered();
    return one.answer;
  };
  while (!ending?.aborted) {
    runs += 1;
    const run = runs;
    const hold = holdRequest([`first-${run}`, `second-${run}`], `sequence-${run}`);
    if ((await ask(hold)) === null) return;
    const outcomes = { [`first-${run}`]: 'succeeded', [`second-${run}`]: 'failed' } as const;
    if ((await ask(settleRequest(hold.runId, outcomes))) === null) return;
  }
}

/** What entries add up to. @throws InvariantError where one is missing, or tells other balances than it leaves */
export function balancesOf(entries: readonly Entry[]): Balances {
  return evolve(EMPTY_LEDGER, entries).balances;
}
