import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import type { RequestOf } from '../../../lib/messages/catalogue';
import { pageHandlers } from '../../../lib/worker/handlers/page';
import { runHandlers } from '../../../lib/worker/handlers/run';
import { UNSTARTED_LIMIT_MS } from '../../../lib/worker/unstarted';
import { grantRequest, newId } from '../../contract/commands';
import { createTestServices } from './testServices';

const PAGE_ID = '018f0000-0000-7000-9000-000000000001';
const SENDER = { tab: { id: 7 } } as Runtime.MessageSender;
let test: ReturnType<typeof createTestServices>;
let handlers: ReturnType<typeof runHandlers>;

beforeEach(async () => {
  test = createTestServices();
  handlers = runHandlers(test.services);
  await test.backend.grant(grantRequest(7));
});

function holdMessage(contacts: string[]): RequestOf<'run.hold'> {
  return {
    commandId: newId(),
    runId: newId(),
    pageId: PAGE_ID,
    sequenceId: '101',
    steps: [{ id: 'step-1', category: 'opener' }],
    selected: contacts.length,
    contacts: contacts.map((id) => ({ id, name: id })),
    baselines: [],
  };
}

const balances = async () => (await test.backend.snapshot()).balances;

describe('a run', () => {
  it('is held, started and settled, and everybody is told each time', async () => {
    const hold = holdMessage(['a', 'b', 'c', 'd', 'e']);
    expect(await handlers['run.hold'](hold, SENDER)).toMatchObject({ covered: ['a', 'b', 'c'] });
    expect(await handlers['run.start']({ runId: hold.runId, baselines: [] }, SENDER)).toBe(true);
    expect(test.changed).toHaveBeenCalledTimes(1);
    const outcomes = [{ contactId: 'a', outcome: 'succeeded' as const, reason: '' }];
    const settle = { commandId: newId(), runId: hold.runId, outcomes };
    expect(await handlers['run.settle'](settle, SENDER)).toMatchObject({ deducted: 2 });
    expect(test.changed).toHaveBeenCalledTimes(2);
    expect(await handlers['run.open']({ sequenceId: '101' }, SENDER)).toMatchObject([
      { pending: ['b', 'c'] },
    ]);
  });

  it('holds once when its page asks twice', async () => {
    const hold = holdMessage(['a']);
    const first = await handlers['run.hold'](hold, SENDER);
    expect(await handlers['run.hold'](hold, SENDER)).toEqual(first);
    expect(await balances()).toMatchObject({ retained: 2 });
  });

  it('that was refused leaves nothing behind', async () => {
    const hold = { ...holdMessage(['a']), steps: [{ id: 's', category: 'opener' as const }] };
    await handlers['run.hold'](holdMessage(['x', 'y', 'z']), SENDER);
    expect(await handlers['run.hold'](hold, SENDER)).toMatchObject({
      code: 'insufficient-credits',
      available: 1,
    });
    expect(await test.db.runPages.get(hold.runId)).toBeUndefined();
  });

  it('that was cancelled is refunded and can no longer start', async () => {
    const hold = holdMessage(['a']);
    await handlers['run.hold'](hold, SENDER);
    const cancel = { commandId: newId(), runId: hold.runId, reason: 'Cancelled before it started' };
    expect(await handlers['run.cancel'](cancel, SENDER)).toMatchObject({ refunded: 2 });
    expect(await handlers['run.start']({ runId: hold.runId, baselines: [] }, SENDER)).toBe(false);
  });

  it('that has begun and is released is charged for a success that comes in later', async () => {
    const hold = holdMessage(['a', 'b']);
    await handlers['run.hold'](hold, SENDER);
    await handlers['run.start']({ runId: hold.runId, baselines: [] }, SENDER);
    const release = { commandId: newId(), runId: hold.runId, reason: 'Released' };
    expect(await handlers['run.cancel'](release, SENDER)).toMatchObject({ refunded: 4 });
    expect(await handlers['run.open']({ sequenceId: '101' }, SENDER)).toMatchObject([
      { pending: ['a', 'b'] },
    ]);
    const outcomes = [{ contactId: 'a', outcome: 'succeeded' as const, reason: '' }];
    await handlers['run.settle']({ commandId: newId(), runId: hold.runId, outcomes }, SENDER);
    expect(await balances()).toMatchObject({ available: 5, retained: 0, used: 2 });
  });

  it('whose cancel overtook its hold is given back at once', async () => {
    const hold = holdMessage(['a']);
    const cancel = { commandId: newId(), runId: hold.runId, reason: 'Left the page' };
    expect(await handlers['run.cancel'](cancel, SENDER)).toMatchObject({ code: 'run-not-found' });
    await handlers['run.hold'](hold, SENDER);
    expect(await balances()).toMatchObject({ available: 7, retained: 0 });
    expect(await handlers['run.start']({ runId: hold.runId, baselines: [] }, SENDER)).toBe(false);
  });

  it('keeps its page when another hold is refused for having its id', async () => {
    const hold = holdMessage(['a']);
    await handlers['run.hold'](hold, SENDER);
    expect(await handlers['run.hold']({ ...hold, commandId: newId() }, SENDER)).toMatchObject({
      code: 'run-exists',
    });
    expect(await handlers['run.start']({ runId: hold.runId, baselines: [] }, SENDER)).toBe(true);
  });

  it('is said to have started only when it has', async () => {
    const hold = holdMessage(['a']);
    await handlers['run.hold'](hold, SENDER);
    const open = () => handlers['run.open']({ sequenceId: '101' }, SENDER);
    expect(await open()).toMatchObject([{ runId: hold.runId, started: false }]);
    await handlers['run.start']({ runId: hold.runId, baselines: [] }, SENDER);
    expect(await open()).toMatchObject([{ runId: hold.runId, started: true }]);
  });

  it('that timed out is no longer awaited for a contact that was held again since', async () => {
    const first = holdMessage(['a', 'b']);
    await handlers['run.hold'](first, SENDER);
    await handlers['run.start']({ runId: first.runId, baselines: [] }, SENDER);
    test.clock.nowMs += 25 * 60 * 60 * 1000;
    const second = holdMessage(['a']);
    await handlers['run.hold'](second, SENDER);
    const open = await handlers['run.open']({ sequenceId: '101' }, SENDER);
    expect(open.map(({ runId, pending }) => [runId, pending])).toEqual([
      [first.runId, ['b']],
      [second.runId, ['a']],
    ]);
  });

  it('can be cancelled when its hold is not known, and is told so', async () => {
    const cancel = { commandId: newId(), runId: newId(), reason: '' };
    expect(await handlers['run.cancel'](cancel, SENDER)).toMatchObject({ code: 'run-not-found' });
  });
});

describe('time', () => {
  it('gives back the hold of a page that went away before it let the run start', async () => {
    const hold = holdMessage(['a']);
    await handlers['run.hold'](hold, SENDER);
    test.clock.nowMs += UNSTARTED_LIMIT_MS - 1;
    await test.timekeeper.letTimePass();
    expect(await balances()).toMatchObject({ retained: 2 });
    test.clock.nowMs += 1;
    await test.timekeeper.letTimePass();
    expect(await balances()).toMatchObject({ retained: 0, available: 7 });
    expect(await handlers['run.start']({ runId: hold.runId, baselines: [] }, SENDER)).toBe(false);
  });

  it('gives back what an earlier document of the tab never let start, when the next one says hello', async () => {
    const hold = holdMessage(['a']);
    await handlers['run.hold'](hold, SENDER);
    const { 'page.hello': hello } = pageHandlers(test.services);
    await hello({ pageId: PAGE_ID }, SENDER);
    expect(await balances()).toMatchObject({ retained: 2 });
    const { credits } = await hello({ pageId: newId() }, SENDER);
    expect(credits).toMatchObject({ status: 'ready', view: { balances: { retained: 0, available: 7 } } });
  });

  it.each([
    ['that the browser prerenders', { documentLifecycle: 'prerender', frameId: 0 }],
    ['that is kept for going back', { documentLifecycle: 'cached', frameId: 0 }],
    ['in a frame', { documentLifecycle: 'active', frameId: 3 }],
  ])('gives nothing back, and reports nothing, for a page of the same tab %s', async (_, of) => {
    const hold = holdMessage(['a']);
    await handlers['run.hold'](hold, SENDER);
    const pages = pageHandlers(test.services);
    const other = { ...SENDER, ...of, url: 'https://run.reply.io/' } as Runtime.MessageSender;
    const { credits } = await pages['page.hello']({ pageId: newId() }, other);
    expect(credits).toMatchObject({ status: 'ready', view: { balances: { retained: 2 } } });
    await pages['page.diagnosis']({ profileId: 'reply', missing: ['start'], candidates: [] }, other);
    expect(await pages['diagnosis.get']({}, SENDER)).toEqual([]);
    expect(await handlers['run.start']({ runId: hold.runId, baselines: [] }, SENDER)).toBe(true);
  });

  it('gives back the others when one can not be given back, and that one the next time', async () => {
    const holds = [holdMessage(['a']), holdMessage(['b'])];
    for (const hold of holds) await handlers['run.hold'](hold, SENDER);
    test.clock.nowMs += UNSTARTED_LIMIT_MS;
    const submit = vi.spyOn(test.backend, 'submit').mockRejectedValueOnce(new Error('killed'));
    test.changed.mockClear();
    await expect(test.timekeeper.letTimePass()).rejects.toThrow('killed');
    expect(test.changed).toHaveBeenCalled();
    submit.mockRestore();
    await test.timekeeper.letTimePass();
    expect(await balances()).toMatchObject({ retained: 0, available: 7 });
    expect(await test.db.runPages.count()).toBe(0);
  });

  it('leaves a run alone that has started, until its time limit', async () => {
    const hold = holdMessage(['a']);
    await handlers['run.hold'](hold, SENDER);
    await handlers['run.start']({ runId: hold.runId, baselines: [] }, SENDER);
    test.clock.nowMs += 10 * UNSTARTED_LIMIT_MS;
    await test.timekeeper.letTimePass();
    expect(await balances()).toMatchObject({ retained: 2 });
    test.clock.nowMs += 24 * 60 * 60 * 1000;
    await test.timekeeper.letTimePass();
    expect(await balances()).toMatchObject({ retained: 0, available: 7 });
  });

  it('writes nothing where nothing is due', async () => {
    const { cursor } = await test.backend.snapshot();
    await test.timekeeper.letTimePass();
    expect(await test.db.answers.count()).toBe(1);
    expect((await test.backend.snapshot()).cursor).toBe(cursor);
  });
});
