import { describe, expect, it } from 'vitest';
import { openDemo, statuses } from './demoKit';

describe('finishing contacts by hand', () => {
  it('settles one that is being worked on, and goes on with the next', async () => {
    const { demo, contacts, personalize, status } = openDemo({ manual: true, parallelism: 1 });
    const [a = '', b = ''] = (await contacts()).map(({ id }) => id);
    await personalize([a, b]);

    demo.finish(a, 'succeeded');

    expect(statuses(await status())).toEqual({ [a]: 'personalized', [b]: 'personalizing' });
  });

  it('settles one that still waits, which then isn’t worked on any more', async () => {
    const { demo, contacts, personalize, status } = openDemo({ manual: true, parallelism: 1 });
    const [a = '', b = '', c = ''] = (await contacts()).map(({ id }) => id);
    await personalize([a, b, c]);

    demo.finish(b, 'failed', 'No profile');
    demo.finish(a, 'succeeded');

    const { changed } = await status();
    expect(changed.map(({ id, status, reason }) => [id, status, reason])).toEqual([
      [a, 'personalized', ''],
      [b, 'failed', 'No profile'],
      [c, 'personalizing', ''],
    ]);
  });

  it('gives a failure the service’s reason where none is told', async () => {
    const { demo, contacts, personalize, status } = openDemo({ manual: true });
    const [first] = await contacts();
    await personalize([first?.id ?? '']);

    demo.finish(first?.id ?? '', 'failed');

    expect((await status()).changed).toMatchObject([{ reason: 'Personalization service did not answer' }]);
  });

  it('refuses who is unknown or has nothing to finish', async () => {
    const { demo, contacts } = openDemo({ manual: true });
    const [first] = await contacts();
    expect(() => demo.finish('nobody', 'succeeded')).toThrow('There is no contact nobody');
    expect(() => demo.finish(first?.id ?? '', 'succeeded')).toThrow('is not being personalized');
  });
});
