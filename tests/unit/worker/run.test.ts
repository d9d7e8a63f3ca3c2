import { beforeEach, describe, expect, it } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import type { RequestOf } from '../../../lib/messages/catalogue';
import { runHandlers } from '../../../lib/worker/handlers/run';
import { letTimePass, UNSTARTED_LIMIT_MS } from '../../../lib/worker/time';
import { grantRequest, newId } from '../../contract/backendContract';
import { createTestServices } from './testServices';

const SENDER: Runtime.MessageSender = {};
let test: ReturnType<typeof createTestServices>;
let handlers: ReturnType<typeof runHandlers>;

beforeEach(async () => {
  test = createTestServices();
  handlers = runHandlers(test.services);
  await test.services.backend.submit([grantRequest(7)]);
});

function holdMessage(contacts: string[]): RequestOf<'run.hold'> {
  return {
    commandId: newId(),
    runId: newId(),
    sequenceId: '101',
    steps: [{ id: 'step-1', category: 'opener' }],
    selected: contacts.length,
    contacts: contacts.map((id) => ({ id, name: id })),
    baselines: [],
  };
}

const balances = async () => (await test.services.backend.snapshot()).balances;

describe('a run', () => {
  it('is held, started and settled, and everybody is told each time', async () => {
    const hold = holdMessage(['a', 'b', 'c', 'd', 'e']);
    expect(await handlers['run.hold'](hold, SENDER)).toMatchObject({ covered: ['a', 'b', 'c'] });
    expect(await handlers['run.start']({ runId: hold.runId }, SENDER)).toBe(true);
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
    expect(await handlers['run.start']({ runId: hold.runId }, SENDER)).toBe(false);
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
    await letTimePass(test.services);
    expect(await balances()).toMatchObject({ retained: 2 });
    test.clock.nowMs += 1;
    await letTimePass(test.services);
    expect(await balances()).toMatchObject({ retained: 0, available: 7 });
    expect(await handlers['run.start']({ runId: hold.runId }, SENDER)).toBe(false);
  });

  it('leaves a run alone that has started, until its time limit', async () => {
    const hold = holdMessage(['a']);
    await handlers['run.hold'](hold, SENDER);
    await handlers['run.start']({ runId: hold.runId }, SENDER);
    test.clock.nowMs += 10 * UNSTARTED_LIMIT_MS;
    await letTimePass(test.services);
    expect(await balances()).toMatchObject({ retained: 2 });
    test.clock.nowMs += 24 * 60 * 60 * 1000;
    await letTimePass(test.services);
    expect(await balances()).toMatchObject({ retained: 0, available: 7 });
  });

  it('writes nothing where nothing is due', async () => {
    const { cursor } = await test.services.backend.snapshot();
    await letTimePass(test.services);
    expect(await test.db.answers.count()).toBe(1);
    expect((await test.services.backend.snapshot()).cursor).toBe(cursor);
  });
});
