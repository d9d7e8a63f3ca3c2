import { expect, it } from 'vitest';
import { ProblemError } from '../../../lib/protocol/problem';
import { dayTeller } from '../../../lib/usage/days';
import { newId } from '../../contract/commands';
import { createWorker, holdMessage, SENDER, Site } from './workerKit';

type Worker = ReturnType<typeof createWorker>;

const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

async function joined() {
  const site = new Site('https://credits.acme.example', 'acme');
  const worker = createWorker(site);
  site.server.nowMs = worker.clock.nowMs;
  const begun = worker.begin();
  const { handlers } = begun;
  const { link, way } = site.invite('ann');
  await handlers['team.join']({ link, leaveBehind: true }, SENDER);
  return { site, worker, begun, handlers, way };
}

/** Personalizes a contact's email, and waits until the authority knows. */
async function use({ handlers, services }: ReturnType<Worker['begin']>, contact: string) {
  const hold = holdMessage([contact]);
  const { runId } = hold;
  await handlers['run.hold'](hold, SENDER);
  const outcomes = [{ contactId: contact, outcome: 'succeeded', reason: '' }] as const;
  await handlers['run.settle']({ commandId: newId(), runId, outcomes }, SENDER);
  await (await services.team()).sync.catchUp();
  return runId;
}

it('tells of as many days as are asked for, the present one included', async () => {
  const { handlers, begun, worker } = await joined();
  await use(begun, 'a');
  const today = dayTeller(HERE)(worker.clock.nowMs);
  for (const period of ['7', '30', '90'] as const) {
    const { days, rows } = await handlers['usage.get']({ period }, SENDER);
    expect(days).toHaveLength(Number(period));
    expect(days.at(-1)).toBe(today);
    expect(rows).toMatchObject([{ day: today, memberId: 'ann', used: 2 }]);
  }
});

it('tells what it was told last while the server can not be asked, and from when that is', async () => {
  const { handlers, begun, worker, way } = await joined();
  await use(begun, 'a');
  const asOfMs = worker.clock.nowMs;
  const before = await handlers['usage.get']({ period: '30' }, SENDER);
  expect(before).toMatchObject({ asOfMs, problem: null });
  worker.clock.nowMs += 60_000;
  way.trouble = new ProblemError('unreachable');
  expect(await handlers['usage.get']({ period: '30' }, SENDER)).toEqual({
    ...before,
    problem: { code: 'unreachable', detail: '' },
  });
  expect(await handlers['usage.summary']({}, SENDER)).toMatchObject({
    asOfMs,
    problem: { code: 'unreachable' },
  });
  await expect(handlers['usage.get']({ period: '7' }, SENDER)).rejects.toMatchObject({ code: 'unreachable' });
});

it('adds up the last 30 days for the popup', async () => {
  const { handlers, begun } = await joined();
  await use(begun, 'a');
  await use(begun, 'b');
  const { used } = await handlers['usage.summary']({}, SENDER);
  expect(used).toEqual([...Array<number>(29).fill(0), 4]);
});

it('knows no billing period where there is none', async () => {
  const { handlers } = createWorker().begin();
  await expect(handlers['usage.get']({ period: 'billing' }, SENDER)).rejects.toMatchObject({
    code: 'not-found',
  });
});

it('has its billing period from the plan credits, where this browser keeps them', async () => {
  const begun = createWorker().begin();
  const { handlers } = begun;
  await handlers['demo.grant']({ commandId: newId(), source: 'plan', credits: 10 }, SENDER);
  await use(begun, 'a');
  const { period, rows, days } = await handlers['usage.get']({ period: 'billing' }, SENDER);
  expect(period).not.toBeNull();
  expect(days[0]).toBe(dayTeller(HERE)(period?.startMs ?? 0));
  expect(rows).toMatchObject([{ used: 2 }]);
});

it('finds a run, with what its member is called where that is known', async () => {
  const { handlers, begun, site } = await joined();
  const runId = await use(begun, 'a');
  expect(await handlers['runs.get']({ runId }, SENDER)).toMatchObject({
    run: { runId, by: 'ann', deducted: 2 },
    memberName: null,
  });
  await handlers['usage.get']({ period: '30' }, SENDER);
  const [member] = [...site.ways.values()].map((way) => way.member);
  expect(await handlers['runs.get']({ runId }, SENDER)).toMatchObject({ memberName: member?.name });
  expect(await handlers['runs.get']({ runId: newId() }, SENDER)).toBeNull();
});
