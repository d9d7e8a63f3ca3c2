import { rm, writeFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StoreLostError } from '../../server/store/sql.ts';
import { holdRequest } from '../contract/commands.ts';
import { askAgain, checkBooks } from './books.ts';
import { asMember } from './http/running.ts';
import { onEachStore } from './kit/stores.ts';
import { type Asked, memberAt } from './load.ts';
import { longLoad, problemOf } from './longLoad.ts';
import { createTeam, pglite } from './place.ts';
import { type Settings, serverProcess } from './process.ts';

const FULL_DISK = new URL('./kit/fullDisk.mjs', import.meta.url).href;

/**
 * Fills a server's disk under load, until it can't take any more, and makes room again.
 *
 * @param whileFull is called when something was refused
 * @param room makes room
 */
async function fillAndClear(
  settings: Settings,
  token: string,
  disk: { fill: () => unknown; room: () => unknown },
  whileFull: (url: string) => Promise<void>,
): Promise<void> {
  const server = await serverProcess(settings);
  onTestFinished(async () => {
    await server.end('SIGKILL');
  });
  const { url } = server;
  const load = longLoad(url, token);
  await load.until(50);
  await disk.fill();
  const member = memberAt(url, token);
  for (let answered = true; answered; ) {
    const one = bigHold(load.asked);
    one.answer = await member.ask(one.command);
    answered = one.answer !== null;
  }
  expect(
    await problemOf(url, token, '/v1/commands', { commands: [bigHold(load.asked).command] }),
  ).toMatchObject({
    status: 503,
    code: 'server-busy',
  });
  await whileFull(url);
  await disk.room();
  await load.until(50);
  await load.stop();
  await askAgain(member, load.asked);
  await checkBooks(member, load.asked);
  expect(await server.end('SIGTERM')).toBe(0);
}

function bigHold(asked: Asked[]): Asked {
  const contacts = Array.from({ length: 5_000 }, (_, index) => `contact-${index}`);
  const one: Asked = { command: holdRequest(contacts, `big-${asked.length}`), answer: null };
  asked.push(one);
  return one;
}

// Linux alone tells which file is open.
describe.runIf(process.platform === 'linux')('a disk that is full', { timeout: 120_000 }, () => {
  it.each([
    ['for tables: PGlite still answers what is asked', 'base/', 200],
    ['for the log: PGlite stops, and is started again when there is room', 'pg_wal/', 503],
  ])('%s', async (_, where, status) => {
    const settings = await pglite();
    const token = await createTeam(settings);
    const flag = `${settings.DATA_FOLDER}.full`;
    onTestFinished(() => rm(flag, { force: true }));
    const disk = { fill: () => writeFile(flag, where), room: () => rm(flag) };
    const inFull = { ...settings, NODE_OPTIONS: `--import ${FULL_DISK}`, FULL_WHEN: flag };
    await fillAndClear(inFull, token, disk, async (url) => {
      expect((await fetch(`${url}/health`)).status).toBe(status);
      expect((await fetch(`${url}/v1/snapshot`, asMember(token))).status).toBe(status);
    });
  });
});

onEachStore('a database that lacks room', (given) => {
  it('is out of reach for now, whatever it is that it lacks', async () => {
    const lacking = given.store.query("do $$ begin raise exception using errcode = '53100'; end $$");
    await expect(lacking).rejects.toBeInstanceOf(StoreLostError);
  });
});
