import { describe, expect, it } from 'vitest';
import { type Asked, balancesOf, memberAt, work } from '../load.ts';
import { asMember, running } from './running.ts';

describe('a server that is stopped', () => {
  it('answers what it has begun, and keeps all that it has answered', async () => {
    const { server, teamId, member, start } = await running();
    await server.keeper.adjust(teamId, {
      commandId: crypto.randomUUID(),
      credits: 100_000,
      reason: 'A start',
    });
    const asked: Asked[] = [];
    let stopped: Promise<void> | null = null;
    let answers = 0;
    const at = memberAt(server.url, member.token);
    const stopSoon = () => {
      answers += 1;
      if (answers === 50) stopped = server.stop();
    };
    await Promise.all(Array.from({ length: 16 }, () => work(at, asked, stopSoon)));
    await stopped;
    expect(answers).toBeGreaterThanOrEqual(50);

    const again = memberAt((await start()).url, member.token);
    const acknowledged = asked.filter(({ answer }) => answer !== null);
    for (const { command, answer } of acknowledged) expect(await again.ask(command)).toEqual(answer);
    const entries = await again.entries();
    expect((await again.snapshot()).balances).toEqual(balancesOf(entries));
    const held = new Set(entries.flatMap((entry) => (entry.kind === 'held' ? [entry.runId] : [])));
    for (const { command } of acknowledged)
      if (command.type === 'hold') expect(held).toContain(command.runId);
  });

  it('ends live streams, and takes no new connection', async () => {
    const { server, member } = await running();
    const live = await fetch(`${server.url}/v1/events`, asMember(member.token));
    const [text] = await Promise.all([live.text(), server.stop()]);
    expect(text).toBe('retry: 2000\n\n');
    await expect(fetch(`${server.url}/health`)).rejects.toThrow('fetch failed');
  });

  it('ends the live streams of a member who is revoked, at once', async () => {
    const { server, teamId, owner, member } = await running();
    const listen = async (token: string) => (await fetch(`${server.url}/v1/events`, asMember(token))).text();
    const ends = [listen(member.token), listen(owner.token)];
    await expect.poll(async () => (await fetch(`${server.url}/metrics`)).text()).toContain('jac_watchers 2');
    await server.keeper.revoke(teamId, member.memberId);
    await ends[0];
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('jac_watchers 1');
    await server.stop();
    await ends[1];
  });

  it('can be stopped more than once', async () => {
    const { server } = await running();
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
  });
});
