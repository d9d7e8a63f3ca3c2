import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { MessageType } from '../../lib/messages/catalogue';
import { answer } from '../../lib/messages/receive';
import { MESSAGE_SCHEMAS } from '../../lib/messages/schemas';
import { maySend } from '../../lib/messages/sender';
import { parseJoinLink } from '../../lib/protocol/joinLink';
import { ProblemError } from '../../lib/protocol/problem';
import type { FakeWay } from '../unit/sync/fakeServer';
import { unreachable } from '../unit/sync/fakeServer';
import { createWorker, Site } from '../unit/worker/workerKit';
import { everyMessage } from './everyMessage';

const KEY = 'a-reply-api-key-of-mine';
const SEQUENCE_PAGE = 'https://run.reply.io/Dashboard/Material#/campaign/1/people';

let worker: ReturnType<typeof createWorker>;
let running: ReturnType<ReturnType<typeof createWorker>['begin']>;
let link: string;
let token: string;
let way: FakeWay;

const types = Object.keys(MESSAGE_SCHEMAS) as MessageType[];
const pageUrl = (type: MessageType) =>
  maySend('sequence-page', type) ? SEQUENCE_PAGE : browser.runtime.getURL('options.html');

/** Sends a message as a page of ours does, and reads the answer as the browser carries it. */
async function say(type: MessageType, request: unknown, url = pageUrl(type)) {
  const sender = { id: browser.runtime.id, url, tab: { id: 7 } } as browser.Runtime.MessageSender;
  const reply = await answer(running.handlers, { type, request }, sender, () => undefined);
  return { reply, text: JSON.stringify(reply) };
}

/** Sends every message there is. @returns the answers, by message */
async function sayAll(): Promise<Map<string, Awaited<ReturnType<typeof say>>>> {
  const answers = new Map<string, Awaited<ReturnType<typeof say>>>();
  for (const [type, request] of Object.entries(everyMessage({ link, key: KEY }))) {
    answers.set(type, await say(type as MessageType, request));
  }
  return answers;
}

const tells = (text: string) => [token.slice(-20), KEY].filter((secret) => text.includes(secret));

beforeEach(async () => {
  vi.spyOn(browser.scripting, 'executeScript').mockResolvedValue([]);
  const site = new Site('https://credits.example.com', 'team-a');
  ({ link, way } = site.invite('ann', { role: 'owner' }));
  ({ token } = parseJoinLink(link));
  worker = createWorker(site);
  running = worker.begin();
  await say('replyApi.set', { key: KEY, address: null, budget: null });
});

const join = () => say('team.join', { link, leaveBehind: false });

describe.each<[string, () => Promise<unknown>]>([
  ['in a team', join],
  [
    'in a team whose token was revoked',
    async () => {
      await join();
      way.trouble = new ProblemError('token-refused');
    },
  ],
  [
    'in a team whose server is out of reach',
    async () => {
      await join();
      way.trouble = unreachable();
    },
  ],
  [
    'in a team that a policy has set',
    async () => {
      await fakeBrowser.storage.managed.set({ server: link });
      await join();
    },
  ],
  ['in no team', async () => undefined],
  [
    'in a team that was left',
    async () => {
      await join();
      await say('team.leave', { leaveBehind: false });
    },
  ],
])('%s', (_, arrange) => {
  it('no answer to any message holds the token or the key', async () => {
    await arrange();
    const answers = await sayAll();
    expect([...answers.keys()].sort()).toEqual([...types].sort());
    const telling = [...answers].filter(([, { text }]) => tells(text).length > 0);
    expect(telling.map(([type]) => type)).toEqual([]);
  });
});

it('the answers of a team are real ones: most messages find something to do', async () => {
  await join();
  const refused = [...(await sayAll())].filter(([, { reply }]) => !reply.ok).map(([type]) => type);
  // Those that are for credits in one's own browser, the vendor's turn that somebody else has, and a file that is none.
  expect(refused.sort()).toEqual(['data.erase', 'data.export', 'data.import', 'demo.grant']);
});

it('a content script gets an answer to what a page needs, and to nothing else', async () => {
  await join();
  for (const [type, request] of Object.entries(everyMessage({ link, key: KEY })) as [
    MessageType,
    unknown,
  ][]) {
    const { reply } = await say(type, request, SEQUENCE_PAGE);
    if (maySend('sequence-page', type)) expect([type, reply.ok]).toEqual([type, true]);
    else expect([type, reply]).toEqual([type, { ok: false, problem: { code: 'not-allowed', detail: type } }]);
  }
});

it('an export of all data holds neither', async () => {
  const { reply, text } = await say('data.export', everyMessage({ link, key: KEY })['data.export']);
  expect(reply).toMatchObject({ ok: true, result: { more: false } });
  expect(text).toContain('jason-ai-credits');
  expect(tells(text)).toEqual([]);
});

it('both are kept in one database of the worker, and in no storage that a content script can read', async () => {
  await join();
  const {
    'team.join': _j,
    'data.erase': _e,
    'replyApi.remove': _r,
    'team.leave': _l,
    ...others
  } = everyMessage({
    link,
    key: KEY,
  });
  for (const [type, request] of Object.entries(others)) await say(type as MessageType, request);
  for (const area of ['local', 'session', 'sync'] as const) {
    const stored = JSON.stringify(await browser.storage[area].get(null));
    expect(tells(stored)).toEqual([]);
    if (area === 'local') expect(stored).toContain('https://buy.example.com');
  }
  const telling = new Map<string, readonly string[]>();
  for (const name of await worker.databases()) {
    const db = await new Dexie(name, { indexedDB: worker.indexedDB }).open();
    const rows = await Promise.all(db.tables.map((table) => table.toArray()));
    db.close();
    const found = tells(JSON.stringify(rows));
    if (found.length > 0) telling.set(name, found);
  }
  expect([...telling]).toEqual([['jason-ai-credits-connection', [token.slice(-20), KEY]]]);
});
