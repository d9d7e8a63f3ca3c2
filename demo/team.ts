import type { Balances } from '../lib/ledger/index.ts';
import { joinLink } from '../lib/protocol/joinLink.ts';
import { readConfig } from '../server/config.ts';
import { type RunningServer, startServer } from '../server/serve.ts';

const TEAM = 'Calderwood Sales';
/** What the demo team's plan includes: less than a page of contacts needs, so that there is something to see. */
const PLAN_CREDITS = 30;

export interface DemoTeamOptions {
  /** Folder of the server's data. */
  readonly folder: string;
  /** 0 for any that is free; read as the server reads its setting. */
  readonly port: string;
  readonly planCredits?: number;
}

/** A team's server with a team in it, to be joined from as many browsers as one likes. */
export interface DemoTeam {
  readonly name: string;
  /** A link for the team's owner, or for a rep of this name: they are added where they aren't in the team yet. */
  invite(name: string, role: 'owner' | 'member'): Promise<string>;
  addCredits(credits: number): Promise<void>;
  /** Where its credits are, by the server's word. */
  balances(): Promise<Balances>;
  stop(): Promise<void>;
}

/** Starts the server on a folder of data, with the demo team in it. */
export async function startDemoTeam(options: DemoTeamOptions): Promise<DemoTeam> {
  const server = await startServer(
    readConfig({ PORT: options.port, DATA_FOLDER: options.folder, LOG_LEVEL: 'error' }),
  );
  const teamId = await findTeam(server, options.planCredits ?? PLAN_CREDITS);
  return {
    name: TEAM,
    async invite(name, role) {
      const { keeper, publicUrl: url } = server;
      const known = (await keeper.members(teamId)).find((member) => member.name === name);
      const { token } =
        known === undefined
          ? await keeper.addMember(teamId, { name, role })
          : await keeper.newToken(teamId, known.id, false);
      return joinLink({ url, token });
    },
    async addCredits(credits) {
      const commandId = crypto.randomUUID();
      await server.keeper.adjust(teamId, { commandId, credits, reason: 'Demo credits' });
    },
    async balances() {
      return (await server.service.snapshot({ teamId, memberId: '', role: 'owner' })).balances;
    },
    stop: server.stop,
  };
}

async function findTeam({ keeper }: RunningServer, planCredits: number): Promise<string> {
  const known = (await keeper.listTeams()).find(({ name }) => name === TEAM);
  return known?.id ?? (await keeper.createTeam({ name: TEAM, planCredits })).teamId;
}
