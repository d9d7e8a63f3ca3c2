import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { startServer } from '../../../server/serve.ts';
import { createDataFolder } from '../dataFolder.ts';
import { asMember, CONFIG } from '../http/running.ts';
import { holdOf } from '../kit/requests.ts';
import { OPERATIONS, tryOperation } from './operations.ts';
import { openTwoTeams, type TwoTeams } from './twoTeams.ts';

/** A token that nobody knows is a secret too: perhaps of another server. */
const UNKNOWN = `jac_018f0000-0000-7000-8000-000000000000_${'unknownSecret'.repeat(4).slice(0, 43)}`;

let teams: TwoTeams;
const answers: string[] = [];

const tokens = () => {
  const { owner, member, former } = teams.acme;
  return [owner.token, member.token, former.token, teams.another.owner.token, UNKNOWN];
};
const secretOf = (token: string) => token.replace(/^jac_[^_]+_/, '');
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
/** The tokens that a text gives away. */
const toldIn = (text: string) => tokens().filter((token) => text.includes(secretOf(token)));
const hashesIn = (text: string) => tokens().filter((token) => text.includes(hashOf(token)));

async function hear(response: Response): Promise<number> {
  answers.push(JSON.stringify([...response.headers]), await response.text());
  return response.status;
}

// Whatever can go right and wrong with a token goes right and wrong, first of all.
beforeAll(async () => {
  teams = await openTwoTeams();
  for (const token of tokens()) {
    for (const operation of OPERATIONS) {
      const { response, text } = await tryOperation(teams, operation, token);
      answers.push(JSON.stringify([...response.headers]), text);
    }
    await hear(await teams.ask(null, `/v1/team?token=${token}`));
    await hear(await teams.ask(null, `/join?token=${token}`));
    await hear(await teams.ask(token, `/v1/${token}`));
    await hear(await teams.ask(token, `/v1/members/${token}/limit`, 'PUT', { credits: 1 }));
    await hear(await teams.ask(token, `/v1/profiles/versions/${token}`));
    await hear(await teams.ask(token, '/v1/quotes', 'POST', { offerId: token }));
    // What isn't in its shape may be said back to whoever said it, but is written down nowhere.
    await teams.ask(token, `/v1/entries?after=${token}`);
    await teams.ask(token, '/v1/commands', 'POST', { commands: [token] });
    await teams.ask(token, '/v1/commands', 'POST', { [token]: token });
  }
  await hear(await teams.ask(null, '/metrics'));
});
afterAll(async () => {
  await teams.close();
});

it('no token is in a log, at the lowest level', () => {
  // What is looked for would be found: ids are logged, and everything was asked.
  for (const id of [teams.acme.member.memberId, teams.another.teamId]) expect(teams.logged()).toContain(id);
  for (const { path } of OPERATIONS) expect(teams.logged()).toContain(JSON.stringify(path));
  expect(toldIn(teams.logged())).toEqual([]);
  expect(hashesIn(teams.logged())).toEqual([]);
});

it('no token is in an answer, of a problem or otherwise, nor in the metrics', () => {
  const text = answers.join('\n');
  expect(text).toContain('token-refused');
  expect(text).toContain('jac_requests_total');
  expect(toldIn(text)).toEqual([]);
});

it('no token is in the database: a dump of it lets nobody in', async () => {
  const rows = await teams.kept();
  expect(toldIn(rows)).toEqual([]);
  // All but the one that nobody knows.
  expect(hashesIn(rows)).toEqual(tokens().slice(0, -1));
  for (const token of tokens()) {
    expect((await teams.ask(`jac_${teams.acme.teamId}_${hashOf(token)}`, '/v1/team')).status).toBe(401);
  }
});

it('no token is in the files of a data folder', async () => {
  const { dataFolder, remove } = await createDataFolder();
  onTestFinished(remove);
  const server = await startServer({ ...CONFIG, dataFolder });
  const { teamId } = await server.keeper.createTeam({ name: 'Acme', planCredits: 10 });
  const { token } = await server.keeper.addMember(teamId, { name: 'Ada', role: 'owner' });
  const body = { commands: [holdOf(['grace-hopper'])] };
  expect((await fetch(`${server.url}/v1/commands`, asMember(token, 'POST', body))).status).toBe(200);
  await server.stop();
  const found = await filesWith(dataFolder, [hashOf(token), 'grace-hopper', secretOf(token)]);
  expect(found.map((files) => files.length > 0)).toEqual([true, true, false]);
});

it('no token is told when the database is gone', async () => {
  const before = teams.logged().length;
  await teams.drop();
  for (const token of tokens()) {
    expect(await hear(await teams.ask(token, '/v1/snapshot'))).toBeOneOf([500, 503]);
  }
  const logged = teams.logged().slice(before);
  expect(logged).toContain('"status":50');
  expect(toldIn(logged + answers.join())).toEqual([]);
  expect(hashesIn(logged)).toEqual([]);
});

/** The files below a folder that hold each of some texts. */
async function filesWith(folder: string, texts: readonly string[]): Promise<string[][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = texts.map((): string[] => []);
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    texts.forEach((text, index) => {
      if (bytes.includes(text)) found[index]?.push(path);
    });
  }
  return found;
}
