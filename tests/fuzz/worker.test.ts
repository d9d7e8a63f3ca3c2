import fc from 'fast-check';
import { describe, expect } from 'vitest';
import browser from 'webextension-polyfill';
import type { MessageType } from '../../lib/messages/catalogue';
import { answer, type Handlers } from '../../lib/messages/receive';
import { maySend } from '../../lib/messages/sender';
import { PROBLEM_CODES } from '../../lib/protocol/problem';
import { giveBackGivenUp, PAGE_CLOSED_REASON } from '../../lib/worker/unstarted';
import { createWorker, SENDER, Site } from '../unit/worker/workerKit';
import { fuzzed } from './kit/fuzzed';
import { messageOf, TYPES } from './kit/messages';
import { ours } from './kit/senders';
import { contentOf, writesSoFar } from './kit/stored';

const id = (last: string) => `018f0000-0000-7000-8000-0000000000${last}`;
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  runId: [id('a1'), id('a2'), id('a3')],
  commandId: [id('c1'), id('c2'), id('c3'), id('c4'), id('c5')],
  contactId: ['ann', 'bob'],
  sequenceId: ['101'],
};

/** Messages that often speak of the same runs and commands, as those of a few pages do. */
const messages = fc
  .tuple(fc.oneof(...TYPES.map(messageOf)), fc.nat(), fc.integer({ min: 0, max: 3 }))
  .map(([message, pick, strangeness]) => {
    if (strangeness === 0) return message;
    const request = renamed(message.request, pick);
    return { ...message, request };
  });

/** The same with ids that others have too. */
function renamed(value: unknown, pick: number): unknown {
  if (Array.isArray(value)) return value.map((one) => renamed(one, pick));
  if (Object.prototype.toString.call(value) !== '[object Object]') return value;
  const entries = Object.entries(value as object).map(([key, one]) => {
    const ids = Object.hasOwn(KNOWN, key) ? KNOWN[key] : undefined;
    return [key, ids === undefined ? renamed(one, pick) : ids[pick % ids.length]];
  });
  return Object.fromEntries(entries);
}

/** Refusals by which nothing at all may be written: no handler has seen the message. */
const UNSEEN = new Set<string>(['bad-message', 'not-allowed']);
/** How the copy stands to its server, and runs that were asked for: these go on also where a command is refused. */
const BESIDES = ['sync', 'runPages'];

interface Begun {
  readonly worker: ReturnType<typeof createWorker>;
  readonly handlers: Handlers;
  /** Waits for what goes on behind an answer: reports that are delivered, and what is new. */
  readonly settle: () => Promise<void>;
}

/** A whole worker that is asked all sorts of things by pages that may ask them. */
function asked(begin: () => Promise<Begun>) {
  let begun: ReturnType<typeof begin> | null = null;
  let noted = { writes: -1, content: '' };
  return async (message: { type: string; request: unknown }) => {
    begun ??= begin();
    const { worker, handlers, settle } = await begun;
    if (noted.writes !== writesSoFar()) {
      await settle();
      noted = { writes: writesSoFar(), content: await contentOf(worker.indexedDB, BESIDES) };
    }
    const speaker = ours().find(({ who }) => who !== null && maySend(who, message.type as MessageType));
    const reply = await answer(handlers, message, speaker?.sender ?? SENDER, worker.report);
    expect(worker.report).not.toHaveBeenCalled();
    if (reply.ok) return;
    const { code } = reply.problem;
    expect(PROBLEM_CODES.filter((known) => known !== 'unexpected')).toContain(code);
    if (UNSEEN.has(code)) expect(writesSoFar()).toBe(noted.writes);
    else if (writesSoFar() !== noted.writes)
      expect(await contentOf(worker.indexedDB, BESIDES)).toBe(noted.content);
  };
}

async function begin(isServed: boolean): Promise<Begun> {
  Object.assign(browser.scripting, { executeScript: async () => [] });
  const site = new Site('https://credits.example.com', 'team-a');
  const worker = createWorker(site);
  const { handlers, teams, services } = worker.begin();
  const { link } = site.invite('ann', { role: 'owner' });
  if (isServed) await handlers['team.join']({ link, leaveBehind: true }, SENDER);
  // Whoever asks first has an empty ledger begun, be that a question that is refused.
  await handlers['view.get']({}, SENDER);
  return {
    worker,
    handlers,
    async settle() {
      const team = await teams.current();
      await team.sync.catchUp();
      // A page that says hello has this done behind its answer: once more comes after it.
      await giveBackGivenUp(team, services, PAGE_CLOSED_REASON);
      await team.sync.catchUp();
    },
  };
}

describe('a worker that is asked all sorts of things', () => {
  fuzzed(
    'worker-messages',
    'answers each or says why not, and a refusal changes nothing, where the credits are its own',
    messages,
    asked(() => begin(false)),
  );

  fuzzed(
    'served-worker-messages',
    'answers each or says why not, and a refusal changes nothing, where a team’s server has the credits',
    messages.filter(({ type }) => type !== 'team.leave'),
    asked(() => begin(true)),
  );
});
