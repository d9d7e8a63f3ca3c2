import { expect, it } from 'vitest';
import { gather } from '../../../server/team/gather';

it('looks up together what is asked for during another look-up, each key once', async () => {
  const lookups: string[][] = [];
  const first = Promise.withResolvers<void>();
  const find = gather(async (keys) => {
    lookups.push([...keys]);
    if (lookups.length === 1) await first.promise;
    return new Map(keys.filter((key) => key !== 'none').map((key) => [key, key.toUpperCase()]));
  });
  const a = find('a');
  await expect.poll(() => lookups).toEqual([['a']]);
  const others = ['b', 'none', 'b', 'a'].map(find);
  first.resolve();
  expect(await a).toBe('A');
  expect(await Promise.all(others)).toEqual(['B', undefined, 'B', 'A']);
  expect(lookups).toEqual([['a'], ['b', 'none', 'a']]);
});

it('fails those of one look-up, and goes on', async () => {
  let fails = true;
  const find = gather(async (keys) => {
    if (fails) throw new Error('gone');
    return new Map(keys.map((key) => [key, key]));
  });
  await expect(Promise.all([find('a'), find('b')])).rejects.toThrow('gone');
  fails = false;
  expect(await find('a')).toBe('a');
});
