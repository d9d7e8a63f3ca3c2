import { expect, it } from 'vitest';
import { profilesInUse } from '../../../lib/profile/inUse';
import { profileOf } from '../../contract/profiles';

const named = (id: string, name: string) => profileOf(id, { name });
const namesOf = (...sources: Parameters<typeof profilesInUse>) =>
  profilesInUse(...sources).map(({ name }) => name);

it('stand in the order of who has them', () => {
  expect(namesOf([named('a', 'own')], [named('b', 'team')], [named('c', 'shipped')])).toEqual([
    'own',
    'team',
    'shipped',
  ]);
});

it('replace those of the same id that come later', () => {
  const own = [named('a', 'own a')];
  const team = [named('a', 'team a'), named('b', 'team b')];
  const shipped = [named('b', 'shipped b'), named('c', 'shipped c')];
  expect(namesOf(own, team, shipped)).toEqual(['own a', 'team b', 'shipped c']);
  expect(namesOf([], [], shipped)).toEqual(['shipped b', 'shipped c']);
});
