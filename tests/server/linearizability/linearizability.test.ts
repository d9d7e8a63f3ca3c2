import { expect, it, onTestFinished } from 'vitest';
import { createHttpBackend } from '../../../lib/backend/http/http.ts';
import { memberAt } from '../load.ts';
import { addMember, createTeam, postgres } from '../place.ts';
import { type ServerProcess, serverProcess } from '../process.ts';
import { check } from './check.ts';
import { Client, type Place } from './client.ts';
import { Recorder } from './history.ts';

const CLIENTS = 8;
const OPERATIONS = 600;
/** After so many operations a server process is killed and started again: first the one, then the other. */
const KILLS = [150, 350];

it('two server processes that are killed and started again are one ledger to all who ask', {
  timeout: 240_000,
}, async () => {
  const settings = await postgres();
  const tokens = [await createTeam(settings, 20), await addMember(settings, 'Ben')];
  const servers = [await serverProcess(settings), await serverProcess(settings)] as const;
  const places: readonly [Place, Place] = [{ url: servers[0].url }, { url: servers[1].url }];
  const alive = new Set<ServerProcess>(servers);
  onTestFinished(async () => {
    await Promise.all([...alive].map((server) => server.end('SIGKILL')));
  });
  const members = await Promise.all(
    tokens.map(async (token) => {
      const { member } = await createHttpBackend({ url: places[0].url, token }).team();
      return { id: member.id, token };
    }),
  );
  const authority = () => memberAt(places[0].url, tokens[0] ?? '');
  const given = (await authority().entries()).length;

  const recorder = new Recorder();
  let kills = 0;
  const restart = async (which: 0 | 1) => {
    const killed = servers[which];
    await killed.end('SIGKILL');
    alive.delete(killed);
    const next = await serverProcess(settings);
    alive.add(next);
    places[which].url = next.url;
    kills += 1;
  };
  const killing = async () => {
    for (const which of [0, 1] as const) {
      await recorder.reaches(2 * (KILLS[which] ?? 0));
      await restart(which);
    }
  };
  const work = async (index: number) => {
    const member = members[index % members.length];
    if (member === undefined) throw new Error('There is no such member');
    // From the start, half of them ask the one process and half the other.
    const client = new Client(recorder, member, index < CLIENTS / 2 ? places : [places[1], places[0]]);
    while (kills < KILLS.length || recorder.history.length < 2 * OPERATIONS) await client.step();
  };
  await Promise.all([killing(), ...Array.from({ length: CLIENTS }, (_, index) => work(index))]);

  const entries = await authority().entries();
  const { history } = recorder;
  expect(check(history, entries, given)).toEqual([]);
  // It was no walk in the park: some never learnt what became of a command, and some came too late for credits or contacts.
  const answers = history.flatMap((h) =>
    h.type === 'ok' && h.told.what === 'command' ? [h.told.answer] : [],
  );
  const codes = new Set(answers.map((answer) => (answer.status === 'rejected' ? answer.code : answer.type)));
  expect(history.filter(({ type }) => type === 'info').length).toBeGreaterThan(0);
  expect([...codes]).toEqual(
    expect.arrayContaining(['hold', 'settle', 'insufficient-credits', 'already-running']),
  );
});
