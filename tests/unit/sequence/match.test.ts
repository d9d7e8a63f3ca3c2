import { describe, expect, test } from 'vitest';
import { SHIPPED_PROFILES } from '../../../lib/profile/shipped';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { matchPage, matchUrl } from '../../../lib/sequence/match';

const HOST = 'https://run.reply.io';

describe('a URL pattern', () => {
  test('takes {id} for one segment and * for anything', () => {
    expect(matchUrl(`${HOST}/a/{id}/*`, `${HOST}/a/42/b/c#d`)).toBe('42');
    expect(matchUrl(`${HOST}/a/{id}`, `${HOST}/a/42/b`)).toBeNull();
    expect(matchUrl(`${HOST}/a/*`, `${HOST}/a/b`)).toBe('');
  });

  test('takes everything else as it is written', () => {
    expect(matchUrl(`${HOST}/a.b/{id}?x`, `${HOST}/a.b/1?x`)).toBe('1');
    expect(matchUrl(`${HOST}/a.b/{id}`, `${HOST}/aXb/1`)).toBeNull();
  });
});

describe('the shipped profiles', () => {
  test.each([
    ['/Dashboard/Material#/campaign/1841/people', '1841'],
    ['/Dashboard/Material?team=3#/campaign/1841/people?page=2', '1841'],
    ['/app/sequences/77/contacts', '77'],
    ['/sequences/77', '77'],
    ['/sequence/77?tab=contacts', '77'],
    ['/app/sequences/77/contacts#top', '77'],
    ['/app/sequences/77/contacts/', '77'],
    ['/sequence/77/?tab=contacts#top', '77'],
    ['/Dashboard/Material/#/campaign/1841/people/', '1841'],
  ])('know %s', (path, sequenceId) => {
    expect(matchPage(SHIPPED_PROFILES, HOST + path)?.sequenceId).toBe(sequenceId);
  });

  test.each([
    '/Dashboard/Material#/campaign/1841/settings',
    '/Dashboard/Material#/people/list',
    '/Dashboard/Material#/settings/api',
    '/app/sequences/77/settings',
    '/sequences',
  ])('leave %s alone', (path) => {
    expect(matchPage(SHIPPED_PROFILES, HOST + path)).toBeNull();
  });
});

test('the pattern that says most wins, whichever comes first', () => {
  const wide = { ...replySequenceEditor, id: 'wide', urls: [`${HOST}/*`] };
  const narrow = { ...replySequenceEditor, id: 'narrow', urls: [`${HOST}/sequences/{id}`] };
  expect(matchPage([wide, narrow], `${HOST}/sequences/5`)?.profile.id).toBe('narrow');
  expect(matchPage([narrow, wide], `${HOST}/sequences/5`)?.profile.id).toBe('narrow');
  expect(matchPage([narrow, wide], `${HOST}/other`)?.profile.id).toBe('wide');
});
