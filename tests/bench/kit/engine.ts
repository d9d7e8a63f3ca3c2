import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { createPriceList } from '../../../lib/protocol/priceList.ts';
import { openStore } from '../../../server/store/openStore.ts';
import type { CommitOptions } from '../../../server/team/commitQueue.ts';
import type { Caller } from '../../../server/team/service.ts';
import { createTeams, type Teams } from '../../../server/team/teams.ts';

/** More than any figure spends. */
const PLENTY = 100_000_000;

/** A team with plenty of credits, and one of its members. */
export interface TeamOfBench {
  readonly teamId: string;
  readonly caller: Caller;
  readonly token: string;
}

export interface Engine extends Teams {
  newTeam(): Promise<TeamOfBench>;
}

/** A server's engine, without HTTP in front of it. */
export async function openEngine(
  databaseUrl: string,
  connections: number,
  commits: CommitOptions,
): Promise<Engine> {
  const store = await openStore({ databaseUrl, dataFolder: null, connections });
  const teams = createTeams({
    store,
    now: Date.now,
    newId: uuidv7,
    prices: createPriceList([], 'USD'),
    commits,
    report: {
      committed() {},
      failed(error) {
        process.stderr.write(`${error}\n`);
      },
    },
  });
  return {
    ...teams,
    async newTeam() {
      const { teamId } = await teams.keeper.createTeam({ name: 'Acme', planCredits: 0 });
      await teams.keeper.adjust(teamId, { commandId: randomUUID(), credits: PLENTY, reason: 'bench' });
      const { token } = await teams.keeper.addMember(teamId, { name: 'Mo', role: 'member' });
      return { teamId, caller: await teams.service.authenticate(token), token };
    },
    async close() {
      await teams.close();
      await store.close();
    },
  };
}
