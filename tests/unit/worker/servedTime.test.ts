import { beforeEach, describe, expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { UNSTARTED_LIMIT_MS } from '../../../lib/worker/unstarted';
import { readView } from '../../../lib/worker/view';
import { type FakeWay, unreachable } from '../sync/fakeServer';
import { createWorker, holdMessage, SENDER, Site } from './workerKit';

const MINUTE_MS = 60_000;

let site: Site;
let way: FakeWay;
let worker: ReturnType<typeof createWorker>;
let running: ReturnType<ReturnType<typeof createWorker>['begin']>;

beforeEach(async () => {
  site = new Site('https://credits.example.com', 'team-a');
  worker = createWorker(site);
  running = worker.begin();
  const { link, way: ours } = site.invite('ann');
  way = ours;
  await running.handlers['team.join']({ link, leaveBehind: false }, SENDER);
});

async function hold(): Promise<string> {
  const message = holdMessage(['a']);
  await running.handlers['run.hold'](message, SENDER);
  return message.runId;
}

async function alarmMs(): Promise<number> {
  await running.timekeeper.setAlarm();
  return (await browser.alarms.get('time'))?.scheduledTime ?? Number.NaN;
}

describe('with a server', () => {
  it('an alarm rings every five minutes, and brings the copy up to date', async () => {
    expect(await alarmMs()).toBe(worker.clock.nowMs + 5 * MINUTE_MS);
    site.server.grant(9);
    worker.clock.nowMs += 5 * MINUTE_MS;
    await running.timekeeper.letTimePass();
    expect((await readView(running.services)).balance).toBe(109);
    expect(await alarmMs()).toBe(worker.clock.nowMs + 5 * MINUTE_MS);
  });

  it('a worker that wakes for something else asks no sooner', async () => {
    way.asked.length = 0;
    worker.clock.nowMs += MINUTE_MS;
    await running.timekeeper.letTimePass();
    expect(way.asked).toEqual([]);
  });

  it('a hold that its page never let start goes back in time', async () => {
    await hold();
    expect(await alarmMs()).toBe(worker.clock.nowMs + UNSTARTED_LIMIT_MS);
    worker.clock.nowMs += UNSTARTED_LIMIT_MS;
    await running.timekeeper.letTimePass();
    expect(site.server.books.state.balances).toMatchObject({ retained: 0, available: 100 });
  });

  it('a hold that timed out on the server before it could go back is asked about no more', async () => {
    await hold();
    worker.clock.nowMs += 25 * 60 * MINUTE_MS;
    site.server.nowMs += 25 * 60 * MINUTE_MS;
    site.server.letTimePass();
    await running.timekeeper.letTimePass();
    expect(await alarmMs()).toBe(worker.clock.nowMs + 5 * MINUTE_MS);
    way.asked.length = 0;
    worker.clock.nowMs += MINUTE_MS;
    await running.timekeeper.letTimePass();
    expect(way.asked).toEqual([]);
  });

  it('nothing is tried again at once while the server is away, and all is done when it is back', async () => {
    await hold();
    way.trouble = unreachable();
    worker.clock.nowMs += 5 * MINUTE_MS;
    const rings: number[] = [];
    for (let i = 0; i < 12; i++) {
      await running.timekeeper.letTimePass();
      const nextMs = await alarmMs();
      rings.push(nextMs - worker.clock.nowMs);
      worker.clock.nowMs = nextMs;
    }
    expect(Math.min(...rings)).toBeGreaterThan(0);
    // A minute and a half between them in the end: exponential, up to five minutes, less what jitter takes off.
    expect(rings.at(-1)).toBeGreaterThan(90_000);
    expect(way.asked.length).toBeLessThan(60);
    way.trouble = null;
    await running.timekeeper.letTimePass();
    expect(site.server.books.state.balances).toMatchObject({ retained: 0, available: 100 });
  });

  it('time limits are the server’s: this browser ends nothing', async () => {
    const runId = await hold();
    await running.handlers['run.start']({ runId, baselines: [] }, SENDER);
    worker.clock.nowMs += 25 * 60 * MINUTE_MS;
    await running.timekeeper.letTimePass();
    expect((await readView(running.services)).balances).toMatchObject({ retained: 2 });
    site.server.nowMs += 25 * 60 * MINUTE_MS;
    site.server.letTimePass();
    worker.clock.nowMs += 5 * MINUTE_MS;
    await running.timekeeper.letTimePass();
    expect((await readView(running.services)).balances).toMatchObject({ retained: 0 });
  });

  it('a clock that was set back does not put the next ring off', async () => {
    await running.timekeeper.letTimePass();
    worker.clock.nowMs -= 24 * 60 * MINUTE_MS;
    expect(await alarmMs()).toBeLessThanOrEqual(worker.clock.nowMs + 60 * MINUTE_MS);
  });
});
