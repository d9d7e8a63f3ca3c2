import fc from 'fast-check';
import browser, { type Runtime } from 'webextension-polyfill';
import type { Sender } from '../../../lib/messages/sender';
import { text } from './hostile';

/** Somebody who speaks to the worker, as the browser tells of them; `who` is null for nobody of ours. */
export interface Speaker {
  readonly who: Sender | null;
  readonly sender: Runtime.MessageSender;
}

const SEQUENCE_PAGE = 'https://run.reply.io/Dashboard/Material#/campaign/1/people';
const tab = { id: 7 } as NonNullable<Runtime.MessageSender['tab']>;

/** A sequence page's content script and one of the extension's own pages. */
export function ours(): readonly Speaker[] {
  const { id } = browser.runtime;
  return [
    { who: 'sequence-page', sender: { id, url: SEQUENCE_PAGE, tab, frameId: 0 } },
    { who: 'extension-page', sender: { id, url: browser.runtime.getURL('popup.html') } },
  ];
}

const strangeUrl: fc.Arbitrary<string | undefined> = fc.oneof(
  fc.constantFrom(
    undefined,
    'https://run.reply.io.evil.com/',
    'https://run.reply.io:8443/',
    'https://run.reply.io@evil.com/',
    'http://run.reply.io/',
    'blob:https://run.reply.io/1',
    'data:text/html,https://run.reply.io/',
    'about:blank',
    'chrome-extension://other/popup.html',
    'filesystem:https://run.reply.io/x',
  ),
  fc.webUrl(),
  text,
);

/** Other extensions and other sites, whatever they say of themselves. */
const foreign: fc.Arbitrary<Speaker> = fc
  .record({ url: strangeUrl, id: fc.constantFrom(undefined, '', 'other', '__proto__'), own: fc.nat(2) })
  .map(({ url, id, own }) => {
    // Either the address is ours and the extension another one, or the other way round.
    const [page, popup] = ours();
    const claimed = [page, popup][own]?.sender.url;
    const sender = claimed === undefined ? { id: browser.runtime.id, url } : { id, url: claimed };
    return { who: null, sender: { ...sender, tab } as Runtime.MessageSender };
  })
  .filter(({ sender }) => sender.url === undefined || !opensOurs(sender));

/** `blob:` URLs have the origin of the page that made them, and a random URL may be one of ours. */
function opensOurs({ id, url = '' }: Runtime.MessageSender): boolean {
  if (id !== browser.runtime.id || !URL.canParse(url)) return false;
  return new URL(url).origin === 'https://run.reply.io';
}

export const speakers: fc.Arbitrary<Speaker> = fc.oneof(
  { arbitrary: fc.nat(1).map((index) => ours()[index] as Speaker), weight: 4 },
  { arbitrary: foreign, weight: 1 },
);
