// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { wrongsOf } from '../../../lib/workshop/errors';
import { importText, printProfile } from '../../../lib/workshop/importText';
import { withOwn, withProfile } from '../../../lib/workshop/own';
import { withValue } from '../../../lib/workshop/path';

const withWrong = (path: string, value: unknown) =>
  Object.fromEntries(wrongsOf(withValue(replySequenceEditor, path, value)));

describe('what is wrong with a draft', () => {
  it('is nothing for the shipped profile', () => {
    expect(wrongsOf(replySequenceEditor).size).toBe(0);
  });

  it.each([
    ['start', ' ', { start: 'empty' }],
    ['start', 'button[', { start: 'not_css' }],
    ['start', 'app-root >>> ', { start: 'not_css' }],
    ['contacts.checkbox', '>>> input', {}],
    ['contacts.row', 'people-app >>> .row', {}],
    ['name', '', { name: 'empty' }],
    ['urls', [], { urls: 'empty' }],
    ['urls.0', 'https://example.com/{id}', { 'urls.0': 'url_start' }],
    ['urls.0', 'https://run.reply.io/x', { 'urls.0': 'url_id' }],
    ['urls.0', 'https://run.reply.io/{id}/{id}', { 'urls.0': 'url_id' }],
    ['urls.0', 'https://run.reply.io/{id}*****', { 'urls.0': 'stars' }],
    ['urls.0', 'https://run.reply.io/settings/{id}', { 'urls.0': 'url_page' }],
    ['start', 'body', { start: 'whole_page' }],
    ['reduce', { by: 'choosing', clear: '.delete-all' }, { 'reduce.clear': 'harm' }],
    ['contacts.name', { attribute: 'srcdoc' }, { 'contacts.name.attribute': 'secret' }],
    ['contacts.name', { attribute: 'data-api-key' }, { 'contacts.name.attribute': 'secret' }],
    ['contacts.id.0', { selector: 'input', attribute: 'value' }, { 'contacts.id.0': 'secret' }],
    ['contacts.id.0', { pattern: 'no-hole' }, { 'contacts.id.0.pattern': 'pattern' }],
    ['contacts.id.0', { pattern: '{}*****' }, { 'contacts.id.0.pattern': 'stars' }],
    ['contacts.name', { selector: ':::' }, { 'contacts.name.selector': 'not_css' }],
    ['list', { kind: 'paged', first: '', next: '.next', scroller: null }, { 'list.first': 'empty' }],
    ['reduce', { by: 'trimming', field: '', apply: null }, { 'reduce.field': 'empty' }],
    ['reduce', { by: 'choosing', clear: '' }, { 'reduce.clear': 'empty' }],
    ['reduce', { by: 'choosing', clear: ['.select', ''] }, { 'reduce.clear.1': 'empty' }],
    ['reduce', { by: 'choosing', clear: ['.select', ':::'] }, { 'reduce.clear.1': 'not_css' }],
    [
      'reduce',
      { by: 'choosing', clear: Array.from('12345', (n) => `.m${n}`) },
      { 'reduce.clear': 'too_many' },
    ],
    ['list', { kind: 'growing', more: '' }, { 'list.more': 'empty' }],
    ['outcomes.failed', ['x'.repeat(201)], { 'outcomes.failed.0': 'too_long' }],
    ['marks', Array.from({ length: 21 }, (_, place) => `.m${place}`), { marks: 'too_many' }],
  ])('%s = %j', (path, value, expected) => {
    expect(withWrong(path, value)).toEqual(expected);
  });
});

describe('a profile as text', () => {
  it('comes back as it went', () => {
    expect(importText(printProfile(replySequenceEditor))).toEqual({
      kind: 'profile',
      profile: replySequenceEditor,
    });
  });

  it('is taken with contents that still have to be put right', () => {
    const draft = withValue(replySequenceEditor, 'start', '');
    expect(importText(printProfile(draft))).toMatchObject({ kind: 'profile' });
  });

  it('says where it is not JSON', () => {
    expect(importText('{\n  oops')).toEqual({ kind: 'not-json', place: { line: 2, column: 3 } });
  });

  it.each([
    ['[]', ''],
    ['42', ''],
    [printProfile(withValue(replySequenceEditor, 'counter.place', 'nowhere')), 'counter.place'],
    [printProfile(replySequenceEditor).replace('"start":', '"begin":'), 'start'],
  ])('says where it is not a profile', (text, at) => {
    expect(importText(text)).toMatchObject({ kind: 'not-a-profile', at });
  });
});

describe('a person’s own profiles', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ ...replySequenceEditor, id }));
  if (a === undefined || b === undefined || c === undefined) throw new Error('Three were made');

  it('take a new one in before the others', () => {
    expect(withOwn([a, b], c, null)).toEqual([c, a, b]);
  });

  it('keep the place of one that was changed, also under another id', () => {
    expect(withOwn([a, b], { ...b, name: 'new' }, 'b')).toEqual([a, { ...b, name: 'new' }]);
    expect(withOwn([a, b], c, 'a')).toEqual([c, b]);
  });

  it('never hold two with the same id', () => {
    expect(withOwn([a, b], { ...b, name: 'new' }, 'a')).toEqual([{ ...b, name: 'new' }]);
    expect(withOwn([a, b], { ...b, name: 'new' }, null)).toEqual([{ ...b, name: 'new' }, a]);
    expect(withProfile([a, b], { ...a, name: 'new' })).toEqual([{ ...a, name: 'new' }, b]);
    expect(withProfile([a], c)).toEqual([a, c]);
  });
});
