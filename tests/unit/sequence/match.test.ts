// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import type { PageProfile } from '../../../lib/profile/profile';
import { SHIPPED_PROFILES } from '../../../lib/profile/shipped';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { type Candidate, fitsBetter, judge, matchUrl } from '../../../lib/sequence/match';
import { EditorPage, find } from './editorPage';

const HOST = 'https://run.reply.io';
const matchPage = (profiles: readonly PageProfile[], url: string) => judge(profiles, url, document).match;

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

  test('doesn’t mind case, and leaves an id its own', () => {
    expect(matchUrl(`${HOST}/A/{id}/People?*`, `https://RUN.reply.io/a/AbC/peopLE?Tab=1`)).toBe('AbC');
    expect(matchUrl(`${HOST}/İ/{id}/x`, `${HOST}/İ/AbC/X`)).toBe('AbC');
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
    ['/dashboard/material#/campaign/1841/people', '1841'],
    ['/App/Sequences/aB7/Contacts', 'aB7'],
    ['/dashboard/material#/campaign/1841/people', '1841'],
    ['/DASHBOARD/Material#/Campaign/1841/People?page=2', '1841'],
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
  expect(matchPage([narrow, wide], `${HOST}/people/5`)?.profile.id).toBe('wide');
});

test.each(['/settings/5', '/sequences/5/api', '/Dashboard/Material#/settings/5', '/'])(
  'a pattern for anything isn’t one for %s',
  (path) => {
    const urls = [`${HOST}/*`, `${HOST}/*{id}`, `${HOST}/*#*`, `${HOST}*`];
    expect(matchPage([{ ...replySequenceEditor, urls }], HOST + path)).toBeNull();
  },
);

describe('several profiles for one address', () => {
  const url = `${HOST}/sequences/5`;
  const profile = (id: string, change: Partial<PageProfile> = {}): PageProfile => {
    return { ...replySequenceEditor, id, name: id, urls: [`${HOST}/sequences/{id}`], ...change };
  };
  const used = (...profiles: PageProfile[]) => judge(profiles, url, document).match?.profile.id;
  beforeEach(() => {
    new EditorPage({ contacts: 3 });
  });

  test('the one whose marks are all there is used', () => {
    const marks = ['.sequence', '.of-the-old-editor'];
    expect(used(profile('old', { marks }), profile('new'))).toBe('new');
    document.body.append(Object.assign(document.createElement('i'), { className: 'of-the-old-editor' }));
    expect(used(profile('old', { marks }), profile('new'))).toBe('old');
    expect(used(profile('only', { marks: ['.none'] }))).toBeUndefined();
  });

  test('the one that misses fewest of its parts is used, then the one that says most, then the first', () => {
    const half = profile('half', {
      start: '.none',
      counter: { ...replySequenceEditor.counter, anchor: '.none' },
    });
    const exact = profile('exact', { urls: [`${HOST}/sequences/{id}`] });
    const wide = profile('wide', { urls: [`${HOST}/seq*/{id}`] });
    expect(used(half, wide)).toBe('wide');
    expect(used(wide, exact)).toBe('exact');
    expect(used(exact, profile('same'))).toBe('exact');
    expect(used(profile('same'), exact)).toBe('same');
  });

  test('each says how it stands', () => {
    const other = profile('other', { urls: [`${HOST}/elsewhere/{id}`] });
    const marked = profile('marked', { marks: ['.sequence', '.none'] });
    const lacking = profile('lacking', { start: '.none' });
    expect(judge([other, marked, lacking, profile('well')], url, document).candidates).toEqual([
      { profileId: 'other', name: 'other', why: 'url', found: 0, of: 0, missing: [] },
      { profileId: 'marked', name: 'marked', why: 'marks', found: 1, of: 2, missing: ['.none'] },
      { profileId: 'lacking', name: 'lacking', why: 'parts', found: 4, of: 5, missing: ['start'] },
      { profileId: 'well', name: 'well', why: 'parts', found: 5, of: 5, missing: [] },
    ]);
  });

  test('a sentence that comes with the first chosen contact isn’t missed', () => {
    find('.people__selected').remove();
    const selected = {
      by: 'sentence',
      sentence: { selector: '.people__selected', number: 'first' },
    } as const;
    const parts = (always: boolean) =>
      judge(
        [profile('p', { selected: { ...selected, sentence: { ...selected.sentence, always } } })],
        url,
        document,
      ).candidates[0]?.missing;
    expect(parts(true)).toEqual(['selected']);
    expect(parts(false)).toEqual([]);
  });

  test('one fits better only where it finds more', () => {
    const one = (why: Candidate['why'], found: number, missing: readonly string[]): Candidate => {
      return { profileId: 'p', name: 'p', why, found, of: found + missing.length, missing };
    };
    expect(fitsBetter(one('parts', 5, []), one('parts', 4, ['start']))).toBe(true);
    expect(fitsBetter(one('parts', 5, ['start']), one('parts', 4, ['start']))).toBe(true);
    expect(fitsBetter(one('parts', 4, ['steps']), one('parts', 4, ['start']))).toBe(false);
    expect(fitsBetter(one('marks', 4, []), one('parts', 0, ['start']))).toBe(false);
  });
});
