import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { isOfPart, namesNoHarm } from '../../../lib/profile/permitted';
import type { PageProfile } from '../../../lib/profile/profile';
import { PageProfileSchema } from '../../../lib/profile/schema';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';

const { contacts, outcomes, steps } = replySequenceEditor;
const isTaken = (change: Partial<PageProfile>) =>
  v.is(PageProfileSchema, { ...replySequenceEditor, ...change });

describe('a profile that somebody has written to do harm is refused', () => {
  it.each<[string, Partial<PageProfile>]>([
    ['for the page of API keys', { urls: ['https://run.reply.io/Dashboard/Material#/settings/{id}'] }],
    ['for any page', { urls: ['https://run.reply.io/*{id}*'] }],
    ['that takes the whole page for the start control', { start: 'body' }],
    ['that takes the whole page for a row', { contacts: { ...contacts, row: '#app, html > body.app' } }],
    ['that takes the whole page for an item', { outcomes: { ...outcomes, item: 'main' } }],
    ['that takes a form for an email', { steps: { ...steps, item: 'form.settings' } }],
    [
      'that reads a field',
      { contacts: { ...contacts, name: { selector: 'input.key', attribute: 'value' } } },
    ],
    ['that reads a text area', { steps: { ...steps, id: { selector: 'div textarea', attribute: 'VALUE' } } }],
    ['that reads a secret', { contacts: { ...contacts, id: [{ attribute: 'data-csrf-token' }] } }],
    ['that reads a frame’s source', { outcomes: { ...outcomes, reason: { attribute: 'srcdoc' } } }],
    ['that reads a script', { outcomes: { ...outcomes, reason: { attribute: 'onclick' } } }],
    ['that empties the selection by deleting', { reduce: { by: 'choosing', clear: '.delete-all-contacts' } }],
    ['that chooses by deleting', { contacts: { ...contacts, checkbox: 'button.delete' } }],
    ['that saves settings', { reduce: { by: 'trimming', field: 'input[name=limit]', apply: 'button.save' } }],
    ['that turns pages by sending', { list: { kind: 'paged', first: '.a', next: '.send', scroller: null } }],
  ])('%s', (_, change) => {
    expect(isTaken(change)).toBe(false);
  });

  it.each<[string, Partial<PageProfile>]>([
    [
      'a checkbox’s value',
      { contacts: { ...contacts, id: [{ selector: 'input[type=checkbox]', attribute: 'value' }] } },
    ],
    ['a choice’s value', { steps: { ...steps, category: { selector: 'select', attribute: 'value' } } }],
    ['a library’s attribute', { contacts: { ...contacts, id: [{ attribute: 'data-row-key' }] } }],
  ])('but not for reading %s', (_, change) => {
    expect(isTaken(change)).toBe(true);
  });
});

it.each([
  ['.body', true],
  ['body .row', true],
  ['main > form.bulk button', true],
  ['[data-on="body, main"]', true],
  ['app >>> .x', true],
  ['app >>> main', false],
  ['.row, body', false],
  ['body:not(.a, .b)', false],
  ['*', false],
  [':root', false],
])('whether %s is a part of the page: %s', (selector, expected) => {
  expect(isOfPart(selector)).toBe(expected);
});

it('what is ruled out by a selector may do harm', () => {
  expect(namesNoHarm('.bulk button:not(.delete)')).toBe(true);
  expect(namesNoHarm('.bulk button.delete:not(.x)')).toBe(false);
});
