import { expect, it } from 'vitest';
import { standingOf } from '../../../components/workshop/standing';
import { profilesInUse } from '../../../lib/profile/inUse';
import type { PageProfile } from '../../../lib/profile/profile';
import { profileOf } from '../../contract/profiles';

const mine = profileOf('mine');

const standing = (
  managed: readonly PageProfile[],
  own: readonly PageProfile[],
  shipped: PageProfile[] = [],
  onlyShipped = false,
) =>
  standingOf(mine, {
    managed,
    own,
    published: null,
    shipped,
    onlyShipped,
    pending: [],
    inUse: profilesInUse(managed, own, shipped),
    problem: null,
  });

it('what is worked on is saved, in use or neither', () => {
  expect(standing([], [mine])).toBe('saved');
  expect(standing([], [], [mine])).toBe('in_use');
  expect(standing([], [mine], [], true)).toBe('not_allowed');
  expect(standing([], [profileOf('mine', { name: 'As it was' })])).toBe('unsaved');
});

it('what is saved is not said to be in use where the organisation has a profile with its id', () => {
  const managed = [profileOf('mine', { name: 'The organisation’s' })];
  expect(standing(managed, [mine])).toBe('overruled');
  expect(standing(managed, [])).toBe('unsaved');
});
