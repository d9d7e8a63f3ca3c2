import { describe, expect, it } from 'vitest';
import type { MessageType } from '../../../lib/messages/catalogue';
import { MESSAGE_SCHEMAS } from '../../../lib/messages/schemas';
import { maySend, recognize } from '../../../lib/messages/sender';

const EXTENSION = { id: 'abcdef', origin: 'chrome-extension://abcdef' };
const from = (url: string | undefined, id = 'abcdef') =>
  recognize(url === undefined ? { id } : { id, url }, EXTENSION);

describe('a sender', () => {
  it("is known by the browser's word for where it runs", () => {
    expect(from('chrome-extension://abcdef/popup.html')).toBe('extension-page');
    expect(from('https://run.reply.io/Dashboard/Material#/campaign/1/people')).toBe('sequence-page');
  });

  it.each([
    ['another site', 'https://example.com/'],
    ['a site that looks like it', 'https://run.reply.io.example.com/'],
    ['the same host without TLS', 'http://run.reply.io/'],
    ['another port', 'https://run.reply.io:8443/'],
    ['another extension’s page', 'chrome-extension://other/popup.html'],
    ['no URL at all', undefined],
    ['something that isn’t a URL', 'run.reply.io'],
  ])('is nobody when it is %s', (_, url) => {
    expect(from(url)).toBeNull();
  });

  it('is nobody when it is another extension, wherever it says that it runs', () => {
    expect(from('chrome-extension://abcdef/popup.html', 'other')).toBeNull();
  });
});

it('lets a sequence page ask for what it needs, and for nothing else', () => {
  const types = Object.keys(MESSAGE_SCHEMAS) as MessageType[];
  expect(types.filter((type) => maySend('sequence-page', type)).sort()).toEqual([
    'page.buy',
    'page.diagnosis',
    'page.hello',
    'page.loadRuns',
    'run.cancel',
    'run.hold',
    'run.jobs',
    'run.open',
    'run.settle',
    'run.start',
  ]);
});

it('keeps the holding of credits to sequence pages: an extension page has nothing to personalize', () => {
  expect(maySend('extension-page', 'run.hold')).toBe(false);
  expect(maySend('extension-page', 'run.settle')).toBe(false);
  expect(maySend('extension-page', 'run.cancel')).toBe(true);
  expect(maySend('extension-page', 'data.erase')).toBe(true);
});
