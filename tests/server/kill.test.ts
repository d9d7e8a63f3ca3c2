import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { parseJoinLink } from '../../lib/protocol/joinLink';
import { createDatabase } from './database.ts';
import { createDataFolder } from './dataFolder.ts';
import { type Asked, balancesOf, type MemberAt, memberAt, work } from './load.ts';
import { commandLine, type Settings, serverProcess } from './process.ts';

const MEMBERS = 16;
/** The server is killed after so many answers: while the first commit is under way, early, and in full swing. */
const MOMENTS = [1, 30, 200];

async function pglite(): Promise<Settings> {
  const { dataFolder, remove } = await createDataFolder();
  onTestFinished(remove);
  return { DATA_FOLDER: dataFolder };
}

async function postgres(): Promise<Settings> {
  const { databaseUrl, drop } = await createDatabase(inject('postgresUrl'));
  onTestFinished(drop);
  return { DATABASE_URL: databaseUrl };
}

/** Works until the server is killed after so many answers. */
async function workUntilKilled(settings: Settings, token: string, asked: Asked[], answers: number) {
  const server = await serverProcess(settings);
  const member = memberAt(server.url, token);
  let left = answers;
  let killed: Promise<unknown> | null = null;
  const answered = () => {
    left -= 1;
    if (left === 0) killed = server.end('SIGKILL');
  };
  await Promise.all(Array.from({ length: MEMBERS }, () => work(member, asked, answered)));
  await killed;
}

/** Asks everything again: what was answered is answered in the same words, and what wasn't gets its answer now. */
async function askAgain(member: MemberAt, asked: readonly Asked[]) {
  await Promise.all(
    asked.map(async (one) => {
      const answer = await member.ask(one.command);
      expect(answer).not.toBeNull();
      if (one.answer === null) one.answer = answer;
      else expect(answer).toEqual(one.answer);
    }),
  );
}

/** The books hold the effect of each command once, and of nothing else. */
async function checkBooks(member: MemberAt, asked: readonly Asked[]) {
  const entries = await member.entries();
  const balances = balancesOf(entries);
  expect((await member.snapshot()).balances).toEqual(balances);
  const kinds = entries.map((entry) => {
    if (entry.kind === 'held') return `held ${entry.runId}`;
    return 'contactId' in entry ? `${entry.kind} ${entry.contactId}` : entry.kind;
  });
  const expected = asked.flatMap(({ command, answer }) => {
    if (answer?.status !== 'accepted') return [];
    if (command.type === 'hold') return [`held ${command.runId}`];
    if (command.type !== 'settle') return [];
    return command.outcomes.map(
      ({ contactId, outcome }) => `${outcome === 'succeeded' ? 'deducted' : 'refunded'} ${contactId}`,
    );
  });
  expect(kinds.filter((kind) => kind !== 'granted').sort()).toEqual(expected.sort());
  const settles = asked.filter(
    ({ command, answer }) => command.type === 'settle' && answer?.status === 'accepted',
  );
  expect(balances.used).toBe(2 * settles.length);
}

describe.each([
  ['PGlite', pglite],
  ['PostgreSQL', postgres],
])('the server on %s, killed under load', (_name, place) => {
  it('loses nothing that it acknowledged, and counts nothing twice', { timeout: 240_000 }, async () => {
    const settings = { LOG_LEVEL: 'info', RATE_LIMIT: '100000', ...(await place()) };
    const run = async (...words: string[]) => (await commandLine(settings, ...words)).out;
    const link = await run('team', 'create', 'Acme', '--owner', 'Ada', '--plan-credits', '1000000');
    const { token } = parseJoinLink(link.split('\n').at(-1) ?? '');
    const asked: Asked[] = [];
    for (const answers of MOMENTS) await workUntilKilled(settings, token, asked, answers);
    // The last moments left some without an answer, or nothing was under way when it was killed.
    expect(asked.filter(({ answer }) => answer === null).length).toBeGreaterThan(MOMENTS.length);

    const server = await serverProcess(settings);
    onTestFinished(async () => {
      await server.end('SIGKILL');
    });
    const member = memberAt(server.url, token);
    await askAgain(member, asked);
    await askAgain(member, asked);
    await checkBooks(member, asked);
    expect(await server.end('SIGTERM')).toBe(0);
  });
});
