import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDemo, statuses } from './demoKit';

const CONTACT_MS = [100, 200] as const;
const NOBODY_FAILS = () => null;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a run', () => {
  it('queues the contacts in their order and works on a few at a time', async () => {
    const { contacts, personalize, status } = openDemo({ contactMs: CONTACT_MS, parallelism: 2 });
    const ids = (await contacts()).map(({ id }) => id).reverse();

    expect(await personalize(ids)).toEqual({ run: 1, started: 5, skipped: [] });

    const { changed } = await status();
    expect(
      changed.map(({ id, status, attempt, run, place }) => ({ id, status, attempt, run, place })),
    ).toEqual(
      ids.map((id, place) => ({
        id,
        status: place < 2 ? 'personalizing' : 'queued',
        attempt: 1,
        run: 1,
        place,
      })),
    );
  });

  it('goes on by itself until everyone is settled', async () => {
    const { contacts, personalize, status } = openDemo({
      contactMs: CONTACT_MS,
      parallelism: 2,
      fails: (contact) => (contact.id.endsWith('3') ? 'Mailbox is gone' : null),
    });
    const ids = (await contacts()).map(({ id }) => id);
    await personalize(ids);

    await vi.advanceTimersByTimeAsync(3 * 200);

    const { changed } = await status();
    expect(changed.map(({ status, reason }) => [status, reason])).toEqual([
      ['personalized', ''],
      ['personalized', ''],
      ['failed', 'Mailbox is gone'],
      ['personalized', ''],
      ['personalized', ''],
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('takes a contact at least the shortest time and at most the longest', async () => {
    const { contacts, personalize, status } = openDemo({ contactMs: CONTACT_MS, fails: NOBODY_FAILS });
    const [first] = await contacts();
    await personalize([first?.id ?? '']);

    await vi.advanceTimersByTimeAsync(99);
    expect(Object.values(statuses(await status()))).toEqual(['personalizing']);
    await vi.advanceTimersByTimeAsync(101);
    expect(Object.values(statuses(await status()))).toEqual(['personalized']);
  });

  it('counts attempts, and leaves alone who is being personalized already', async () => {
    const { demo, contacts, personalize, status } = openDemo({ manual: true });
    const [a = '', b = ''] = (await contacts()).map(({ id }) => id);
    await personalize([a, b]);
    demo.finish(a, 'failed');

    const answer = await personalize([a, b, a]);

    expect(answer).toMatchObject({ run: 2, started: 1, skipped: [{ id: b, attempt: 1 }] });
    expect((await status()).changed).toMatchObject([
      { id: a, attempt: 2, run: 2, status: 'personalizing', reason: '' },
      { id: b, attempt: 1, run: 1 },
    ]);
  });

  it('cancels what is still queued and finishes the rest', async () => {
    const { ask, contacts, personalize, status } = openDemo({
      contactMs: CONTACT_MS,
      parallelism: 2,
      fails: NOBODY_FAILS,
    });
    await personalize((await contacts()).map(({ id }) => id));

    expect((await ask('POST', '/cancel')).json).toEqual({ cancelled: 3 });
    await vi.advanceTimersByTimeAsync(200);

    expect(Object.values(statuses(await status()))).toEqual([
      'personalized',
      'personalized',
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
  });

  it('stops when the demo is closed', async () => {
    const { demo, contacts, personalize, status } = openDemo({ contactMs: CONTACT_MS, parallelism: 2 });
    await personalize((await contacts()).map(({ id }) => id));
    const before = await status();
    expect(vi.getTimerCount()).toBe(2);

    demo.close();

    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await status()).toEqual(before);
  });
});
