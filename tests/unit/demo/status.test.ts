import { describe, expect, it } from 'vitest';
import { openDemo, statuses } from './demoKit';

describe('asking what is new', () => {
  it('gets only the contacts that changed since a version', async () => {
    const { demo, contacts, personalize, status } = openDemo({ manual: true });
    const [a = '', b = '', c = ''] = (await contacts()).map(({ id }) => id);
    await personalize([a, b, c]);
    const { version } = await status();
    expect((await status(version)).changed).toEqual([]);

    demo.finish(b, 'succeeded');

    const news = await status(version);
    expect(statuses(news)).toEqual({ [b]: 'personalized' });
    expect(news.version).toBeGreaterThan(version);
  });

  it('brings two clients to the same picture, whenever they ask', async () => {
    const { demo, contacts, personalize, status } = openDemo({ manual: true, parallelism: 2 });
    const ids = (await contacts()).map(({ id }) => id);
    const eager = { version: 0, seen: {} as Record<string, string> };
    const look = async () => {
      const news = await status(eager.version);
      Object.assign(eager.seen, statuses(news));
      eager.version = news.version;
    };

    await personalize(ids.slice(0, 4));
    await look();
    for (const id of ids.slice(0, 3)) {
      demo.finish(id, id === ids[1] ? 'failed' : 'succeeded');
      await look();
    }

    expect(eager.seen).toEqual(statuses(await status()));
    expect(Object.values(eager.seen)).toEqual(['personalized', 'failed', 'personalized', 'personalizing']);
  });

  it('keeps the sequences apart', async () => {
    const { demo, contacts, personalize } = openDemo({ manual: true });
    await personalize((await contacts()).map(({ id }) => id));
    const other = await demo.handle({ method: 'GET', url: '/api/sequences/202/status?since=0' });
    expect(JSON.parse(String(other.body))).toEqual({ version: 0, contacts: 5, changed: [] });
  });
});
