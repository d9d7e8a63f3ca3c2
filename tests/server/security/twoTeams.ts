import { inject } from 'vitest';
import { startServer } from '../../../server/serve.ts';
import { openStore } from '../../../server/store/openStore.ts';
import { profileOf } from '../../contract/profiles.ts';
import { createDatabase } from '../database.ts';
import { asMember, CONFIG } from '../http/running.ts';
import { capturedLog } from '../kit/capturedLog.ts';
import { holdOf } from '../kit/requests.ts';

/** What only Acme's members may ever read. */
export const SECRETS = [
  'Acme Incorporated',
  'Ada Owner',
  'Mo Member',
  'Contact grace-hopper',
  'sequence-of-acme',
  'The page of-acme',
];

/** A real server of two teams: Acme, in which something has happened, and another one. */
export async function openTwoTeams() {
  const { databaseUrl, drop } = await createDatabase(inject('postgresUrl'));
  const { log, lines } = capturedLog('trace');
  // Behind a proxy, so that one computer can be many: refused tokens are counted by address.
  const server = await startServer({ ...CONFIG, databaseUrl, proxies: 1 }, { log });
  const store = await openStore({ databaseUrl, dataFolder: null });
  const { keeper, service, url } = server;

  const { teamId } = await keeper.createTeam({ name: 'Acme Incorporated', planCredits: 50 });
  const owner = await keeper.addMember(teamId, { name: 'Ada Owner', role: 'owner' });
  const member = await keeper.addMember(teamId, { name: 'Mo Member', role: 'member' });
  const former = await keeper.addMember(teamId, { name: 'Former Member', role: 'owner' });
  await keeper.revoke(teamId, former.memberId);
  const hold = holdOf(['grace-hopper', 'alan-turing'], { sequenceId: 'sequence-of-acme' });
  await service.submit(await service.authenticate(member.token), [hold]);
  const profiles = [profileOf('of-acme')];
  await service.publishProfiles(await service.authenticate(owner.token), { profiles, note: '', after: 0 });
  const another = await keeper.createTeam({ name: 'Another', planCredits: 50 });
  const stranger = await keeper.addMember(another.teamId, { name: 'Eve', role: 'owner' });

  let askers = 0;
  return {
    server,
    acme: { teamId, owner, member, former, hold },
    another: { ...another, owner: stranger },
    /** Everything that was logged, at the lowest level. */
    logged: () => lines.join(''),
    /** Asks, each time from another address. */
    ask(token: string | null, path: string, method = 'GET', body?: object): Promise<Response> {
      askers += 1;
      const request = asMember(token ?? '', method, body);
      const headers = new Headers(request.headers);
      headers.set('X-Forwarded-For', `10.0.${askers >> 8}.${askers & 255}`);
      if (token === null) headers.delete('Authorization');
      return fetch(url + path, { ...request, headers });
    },
    /** Every row of every table, as text; of one team, where it is named. */
    async kept(ofTeam?: string): Promise<string> {
      const tables = await store.query<{ name: string; isOfTeams: boolean }>(
        `select table_name as name, bool_or(column_name = 'team_id') as "isOfTeams" from information_schema.columns
          where table_schema = 'public' group by table_name order by table_name`,
      );
      const rows = tables
        .filter(({ isOfTeams }) => isOfTeams || ofTeam === undefined)
        .map(async ({ name }) => {
          const where =
            ofTeam === undefined ? (['', []] as const) : ([' where t.team_id = $1', [ofTeam]] as const);
          const found = await store.query<{ row: string }>(
            `select t::text as row from ${name} t${where[0]} order by 1`,
            where[1],
          );
          return [name, ...found.map(({ row }) => row)].join('\n');
        });
      return (await Promise.all(rows)).join('\n');
    },
    async close() {
      await store.close();
      await server.stop();
    },
    drop,
  };
}

export type TwoTeams = Awaited<ReturnType<typeof openTwoTeams>>;
