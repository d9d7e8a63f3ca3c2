import { expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { SHIPPED_PROFILES } from '../../../lib/profile/shipped';
import { readKept } from '../../../lib/workshop/keep';

const [profile] = SHIPPED_PROFILES;

it.each([
  ['nothing', null, null],
  ['no draft', 'draft', null],
  ['another shape', { profile: { id: 'a' }, openedId: null }, null],
  ['a draft of nobody’s', { profile, openedId: 7 }, { profile, openedId: null }],
  ['a draft', { profile, openedId: 'a' }, { profile, openedId: 'a' }],
])('takes up %s from the last visit as what it is', async (_, workshop, expected) => {
  await browser.storage.local.set({ workshop });
  expect(await readKept()).toEqual(expected);
});
