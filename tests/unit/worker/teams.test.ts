import { beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '../../../lib/protocol/problem';
import { readView } from '../../../lib/worker/view';
import { newId } from '../../contract/commands';
import { unreachable } from '../sync/fakeServer';
import { createWorker, holdMessage, SENDER, Site } from './workerKit';

const EMBEDDED = 'jason-ai-credits';
const CONNECTION = 'jason-ai-credits-connection';
const COPY = 'jason-ai-credits https://credits.example.com team-a ann';

let site: Site;
let elsewhere: Site;
let worker: ReturnType<typeof createWorker>;
let running: ReturnType<ReturnType<typeof createWorker>['begin']>;

beforeEach(() => {
  site = new Site('https://credits.example.com', 'team-a');
  elsewhere = new Site('https://other.example.com', 'team-b');
  worker = createWorker(site, elsewhere);
  running = worker.begin();
});

const join = (link: string, leaveBehind = false) =>
  running.handlers['team.join']({ link, leaveBehind }, SENDER);
const leave = (leaveBehind = false) => running.handlers['team.leave']({ leaveBehind }, SENDER);
const view = () => readView(running.services);

/** A run that a page of this browser has let start. */
async function startRun(...contacts: string[]): Promise<string> {
  const hold = holdMessage(contacts);
  expect(await running.handlers['run.hold'](hold, SENDER)).toMatchObject({ status: 'accepted' });
  expect(await running.handlers['run.start']({ runId: hold.runId, baselines: [] }, SENDER)).toBe(true);
  return hold.runId;
}

const settle = (runId: string, contactId: string) =>
  running.handlers['run.settle'](
    { commandId: newId(), runId, outcomes: [{ contactId, outcome: 'succeeded', reason: '' }] },
    SENDER,
  );

describe('joining', () => {
  it('works with the team from then on, also after the worker has been ended', async () => {
    const { link } = site.invite('ann', { role: 'owner' });
    expect(await join(link)).toMatchObject({
      url: site.url,
      team: { id: 'team-a' },
      member: { id: 'ann' },
      leftBehind: { undelivered: 0, awaited: 0 },
    });
    expect(worker.moved).toHaveBeenCalled();
    const joined = {
      team: { name: 'Ours' },
      memberId: 'ann',
      role: 'owner',
      balance: 100,
      ledgerId: 'team-a',
    };
    expect(await view()).toMatchObject(joined);
    running = worker.begin();
    expect(await view()).toMatchObject(joined);
    expect(await worker.databases()).toEqual([EMBEDDED, COPY, CONNECTION].sort());
  });

  it('tells nobody the token', async () => {
    const { link } = site.invite('ann');
    const token = link.slice(link.indexOf('#') + 1);
    const told = [await join(link), await running.handlers['team.get']({}, SENDER), await view()];
    expect(JSON.stringify(told)).not.toContain(token);
  });

  it.each<[string, ProblemError['code'], () => string]>([
    [
      'the browser does not let it',
      'host-not-allowed',
      () => {
        worker.allowed.mockResolvedValue(false);
        return site.invite('ann').link;
      },
    ],
    ['the token is not known', 'token-refused', () => `${site.url}/join#jac_team-a_${'x'.repeat(43)}`],
    [
      'the server is not there',
      'unreachable',
      () => {
        const { link, way } = site.invite('ann');
        way.trouble = unreachable();
        return link;
      },
    ],
    ['the link is none', 'invalid-input', () => 'https://credits.example.com/'],
    ['the link is not safe', 'insecure-server', () => `http://example.com/join#jac_team-a_${'x'.repeat(43)}`],
    [
      'the first copy can not be had',
      'unreachable',
      () => {
        const { link, way } = site.invite('ann');
        way.snapshot = () => Promise.reject(unreachable());
        return link;
      },
    ],
  ])('changes nothing where %s', async (_, code, prepare) => {
    const link = prepare();
    await expect(join(link)).rejects.toMatchObject({ code });
    expect(await running.handlers['team.get']({}, SENDER)).toBeNull();
    expect(await view()).toMatchObject({ team: null, balance: 0 });
    expect(await running.connections.read()).toBeNull();
    expect(await worker.databases()).not.toContain(COPY);
    running = worker.begin();
    expect(await view()).toMatchObject({ team: null });
  });

  it('can be tried without changing anything', async () => {
    const { link } = site.invite('ann');
    expect(await running.handlers['team.test']({ link }, SENDER)).toMatchObject({ member: { id: 'ann' } });
    expect(await running.handlers['team.get']({}, SENDER)).toBeNull();
  });

  it('asks first where runs of this browser’s own credits still await outcomes', async () => {
    await running.handlers['demo.grant']({ commandId: newId(), source: 'plan', credits: 10 }, SENDER);
    await startRun('a', 'b');
    const { link } = site.invite('ann');
    await expect(join(link)).rejects.toMatchObject({ code: 'undelivered' });
    expect(await view()).toMatchObject({ team: null, openHolds: 1 });
    await join(link, true);
    expect(await view()).toMatchObject({ balance: 100, openHolds: 0 });
  });

  it('gives back what was asked for and not let start', async () => {
    await running.handlers['demo.grant']({ commandId: newId(), source: 'plan', credits: 10 }, SENDER);
    const hold = holdMessage(['a']);
    await running.handlers['run.hold'](hold, SENDER);
    await join(site.invite('ann').link);
    expect(await running.handlers['run.start']({ runId: hold.runId, baselines: [] }, SENDER)).toBe(false);
    await leave();
    expect(await view()).toMatchObject({ balances: { available: 10, retained: 0 } });
  });
});

describe('a new link to the same team', () => {
  it('keeps the copy and what waits, and delivers it with the new token', async () => {
    const first = site.invite('ann');
    await join(first.link);
    const runId = await startRun('a', 'b');
    first.way.trouble = new ProblemError('token-refused');
    await settle(runId, 'a');
    await running.teams.current().then(({ sync }) => sync.catchUp());
    expect(await view()).toMatchObject({
      balances: { used: 2 },
      sync: { undelivered: 1, problem: { code: 'token-refused' } },
    });
    expect(site.server.books.state.balances.used).toBe(0);
    await join(site.invite('ann').link);
    expect(site.server.books.state.balances.used).toBe(2);
    expect(await view()).toMatchObject({ sync: { undelivered: 0, problem: null } });
    expect(await running.handlers['run.open']({ sequenceId: '101' }, SENDER)).toMatchObject([
      { runId, pending: ['b'] },
    ]);
  });

  it('tries once more what the server had refused', async () => {
    const first = site.invite('ann');
    await join(first.link);
    const runId = await startRun('a');
    site.server.refuses = ({ type }) => type === 'settle';
    await settle(runId, 'a');
    await running.teams.current().then(({ sync }) => sync.catchUp());
    expect(await view()).toMatchObject({ sync: { undelivered: 1, problem: { code: 'bad-request' } } });
    site.server.refuses = () => false;
    await join(site.invite('ann').link);
    expect(site.server.books.state.balances.used).toBe(2);
  });

  it('as somebody else is another stay: reports are delivered by whose they are', async () => {
    const ann = site.invite('ann');
    await join(ann.link);
    const runId = await startRun('a');
    ann.way.trouble = unreachable();
    await settle(runId, 'a');
    const ben = site.invite('ben').link;
    await expect(join(ben)).rejects.toMatchObject({ code: 'undelivered' });
    ann.way.trouble = null;
    expect(await join(ben)).toMatchObject({ member: { id: 'ben' } });
    expect(site.server.books.state.balances.used).toBe(2);
    expect(await worker.databases()).not.toContain(COPY);
  });
});

describe('leaving', () => {
  it('goes back to this browser’s own credits, and deletes the copy', async () => {
    await running.handlers['demo.grant']({ commandId: newId(), source: 'plan', credits: 10 }, SENDER);
    await join(site.invite('ann').link);
    await leave();
    expect(await view()).toMatchObject({ team: null, balance: 10, role: 'owner' });
    expect(await worker.databases()).toEqual([EMBEDDED, CONNECTION].sort());
    running = worker.begin();
    expect(await view()).toMatchObject({ team: null, balance: 10 });
  });

  it('delivers first, and asks where that can not be', async () => {
    const { link, way } = site.invite('ann');
    await join(link);
    const runId = await startRun('a');
    way.trouble = unreachable();
    await settle(runId, 'a');
    await expect(leave()).rejects.toMatchObject({ code: 'undelivered' });
    expect(await running.handlers['team.get']({}, SENDER)).toMatchObject({
      leftBehind: { undelivered: 1, awaited: 0 },
    });
    way.trouble = null;
    await leave();
    expect(site.server.books.state.balances).toMatchObject({ used: 2, retained: 0 });
  });

  it('asks where a page still waits for outcomes, and not for a teammate’s runs', async () => {
    const { link } = site.invite('ann');
    await join(link);
    const mate = createWorker(site);
    const theirs = mate.begin();
    await theirs.handlers['team.join']({ link: site.invite('ben').link, leaveBehind: false }, SENDER);
    await theirs.handlers['run.hold'](holdMessage(['z']), SENDER);
    await running.teams.current().then(({ sync }) => sync.catchUp());
    const runId = await startRun('a', 'b');
    await settle(runId, 'a');
    await expect(leave()).rejects.toMatchObject({ code: 'undelivered' });
    expect(await running.handlers['team.get']({}, SENDER)).toMatchObject({
      leftBehind: { undelivered: 0, awaited: 1 },
    });
    await settle(runId, 'b');
    await leave();
  });

  it('keeps a copy that was left and is in use again', async () => {
    await join(site.invite('ann').link);
    const connection = await running.connections.read();
    await running.connections.write(connection, COPY);
    running = worker.begin();
    await running.teams.current();
    await expect.poll(() => running.connections.abandoned()).toEqual([]);
    expect(await worker.databases()).toContain(COPY);
  });

  it('loses what it was asked to, and nothing of another team gets in its place', async () => {
    const { link, way } = site.invite('ann');
    await join(link);
    const runId = await startRun('a');
    way.trouble = unreachable();
    await settle(runId, 'a');
    await join(elsewhere.invite('ann').link, true);
    expect(await view()).toMatchObject({ ledgerId: 'team-b', balance: 100, sync: { undelivered: 0 } });
    expect(elsewhere.server.books.answers.size).toBe(0);
    // Back again, the old copy and its outbox are gone.
    way.trouble = null;
    await join(site.invite('ann').link);
    expect(await view()).toMatchObject({ ledgerId: 'team-a', sync: { undelivered: 0 } });
    expect(site.server.books.state.balances.used).toBe(0);
  });

  it('leaves no copy behind when the worker ends in the middle of it', async () => {
    await join(site.invite('ann').link);
    await running.connections.write(null, COPY);
    running = worker.begin();
    await running.teams.current();
    await expect.poll(worker.databases).not.toContain(COPY);
    await expect.poll(() => running.connections.abandoned()).toEqual([]);
  });
});
