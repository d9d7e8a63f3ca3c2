import { describe, expect, it, onTestFinished } from 'vitest';
import { askAgain, checkBooks } from './books.ts';
import { type Asked, memberAt, work } from './load.ts';
import { createTeam, pglite, postgres } from './place.ts';
import { type Settings, serverProcess } from './process.ts';

const MEMBERS = 16;
/** The server is killed after so many answers: while the first commit is under way, early, and in full swing. */
const MOMENTS = [1, 30, 200];

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

describe.each([
  ['PGlite', pglite],
  ['PostgreSQL', postgres],
])('the server on %s, killed under load', (_name, place) => {
  it('loses nothing that it acknowledged, and counts nothing twice', { timeout: 240_000 }, async () => {
    const settings = await place();
    const token = await createTeam(settings);
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
