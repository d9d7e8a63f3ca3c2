// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageProfile } from '../../../lib/profile/profile';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { judge } from '../../../lib/sequence/match';
import { readPage } from '../../../lib/sequence/reader/readPage';
import { EditorPage, find, MATCH } from './editorPage';

const NONSENSE = '::nonsense(';
const { contacts, counter, outcomes, steps } = replySequenceEditor;

const read = (change: Partial<PageProfile>) =>
  readPage(document, { ...MATCH, profile: { ...replySequenceEditor, ...change } });

beforeEach(() => {
  const page = new EditorPage({ contacts: 3 });
  page.choose(['c1']);
});

describe('a profile that fits nothing', () => {
  test.each<[string, Partial<PageProfile>, readonly string[], boolean]>([
    ['start', { start: NONSENSE }, ['start'], false],
    ['steps', { steps: { ...steps, item: NONSENSE } }, ['steps'], false],
    ['step ids', { steps: { ...steps, id: { attribute: 'none' } } }, ['steps'], false],
    ['rows', { contacts: { ...contacts, row: NONSENSE } }, ['contacts'], false],
    ['checkboxes', { contacts: { ...contacts, checkbox: NONSENSE } }, ['contacts'], false],
    ['identity', { contacts: { ...contacts, id: [{ selector: NONSENSE }] } }, ['contacts'], false],
    ['counter', { counter: { ...counter, anchor: NONSENSE } }, ['counter'], true],
    ['roots', { start: 'main >>> iframe >>> button' }, ['start'], false],
    ['outcomes', { outcomes: { ...outcomes, item: NONSENSE } }, [], true],
    ['marks', { marks: [NONSENSE] }, [], true],
  ])('misses its %s and throws nothing', (_, change, missing, readable) => {
    expect(read(change)).toMatchObject({ missing, readable });
  });

  test('is not used where it has a mark that is no selector', () => {
    const profile = { ...replySequenceEditor, marks: [NONSENSE] };
    expect(judge([profile], 'https://run.reply.io/sequences/1', document).match).toBeNull();
  });
});

test('a category that nobody knows is asked about; the page is readable', () => {
  find('.email-step__category option').setAttribute('value', 'haiku');
  expect(read({})).toMatchObject({ missing: ['steps'], unknownCategories: ['haiku'], readable: true });
});

test('a start control that comes with the first chosen contact is not missed before', () => {
  find('.personalize').remove();
  expect(read({}).readable).toBe(false);
  find('.people__selected').textContent = '0 contacts selected';
  for (const box of document.querySelectorAll<HTMLInputElement>('.person__check')) box.checked = false;
  expect(read({}).readable).toBe(true);
});

test('rows that are everything on a page aren’t read', () => {
  const many = document.createElement('div');
  for (let count = 0; count < 50_000; count++) many.append(document.createElement('i'));
  document.body.append(many);
  const texts = vi.spyOn(many, 'textContent', 'get');
  const reading = read({ contacts: { ...contacts, row: '*', id: [{}] } });
  expect(reading).toMatchObject({ checked: 0, readable: false });
  expect(reading.missing).toContain('contacts');
  expect(texts).not.toHaveBeenCalled();
}, 30_000);
