import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LIVE_PORT } from '../../lib/messages/live';
import { createLive } from '../../lib/worker/live';
import type { Team } from '../../lib/worker/team';
import type { Browsing } from '../../lib/workshop/browsing';
import { createLink, type LinkState } from '../../lib/workshop/link';
import { FromPageSchema } from '../../lib/workshop/schema';
import { near } from './kit/against';
import { fuzzed } from './kit/fuzzed';
import { hostile, text } from './kit/hostile';
import { speakers } from './kit/senders';
import { validOf } from './kit/validOf';

/** One end of a port, and what the other end does to it. */
function aPort(name: string, sender?: Runtime.MessageSender) {
  const heard: ((message: unknown) => void)[] = [];
  const gone: (() => void)[] = [];
  const disconnect = vi.fn();
  const port = {
    name,
    sender,
    disconnect,
    postMessage: () => undefined,
    onMessage: { addListener: (listener: (message: unknown) => void) => heard.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => gone.push(listener) },
  };
  return {
    port: port as unknown as Runtime.Port,
    disconnect,
    say: (message: unknown) => heard.forEach((listener) => void listener(message)),
    leave: () => gone.forEach((listener) => void listener()),
  };
}

describe('a port to the worker', () => {
  const names = fc.oneof({ arbitrary: fc.constant(LIVE_PORT), weight: 3 }, text);
  const callers = fc.tuple(names, fc.option(speakers), fc.array(hostile, { maxLength: 3 }));

  fuzzed(
    'live-ports',
    'follows the team for pages of ours alone, whatever is said on it, and is closed to all others',
    callers,
    async ([name, speaker, messages]) => {
      let connect: (port: Runtime.Port) => void = () => undefined;
      Object.assign(fakeBrowser.runtime, {
        onConnect: { addListener: (listener: typeof connect) => (connect = listener) },
      });
      const followed: AbortSignal[] = [];
      const report = vi.fn();
      const follow = async (signal: AbortSignal) => void followed.push(signal);
      createLive(async () => ({ sync: { follow } }) as unknown as Team, report).listen();
      const { port, disconnect, say, leave } = aPort(name, speaker?.sender);
      connect(port);
      messages.forEach(say);
      await Promise.resolve();
      const isOurs = name === LIVE_PORT && speaker !== null && speaker.who !== null;
      expect(disconnect).toHaveBeenCalledTimes(isOurs ? 0 : 1);
      expect(followed).toHaveLength(isOurs ? 1 : 0);
      leave();
      expect(followed.every(({ aborted }) => aborted)).toBe(true);
      expect(report).not.toHaveBeenCalled();
    },
  );
});

describe('the workshop’s line to a page', () => {
  const words = fc.oneof(
    { arbitrary: near(FromPageSchema), weight: 4 },
    { arbitrary: validOf<unknown>(FromPageSchema), weight: 2 },
    hostile,
  );
  const talks = fc.tuple(fc.array(words, { minLength: 1, maxLength: 3 }), fc.boolean());

  fuzzed(
    'workshop-port',
    'takes in what is shaped as agreed, and passes over all else',
    talks,
    async ([messages, isPointing]) => {
      const { port, say } = aPort('workshop');
      const nothing = async () => undefined;
      const browsing: Browsing = {
        openPages: async () => [],
        onChange: () => undefined,
        connect: async () => port,
        show: nothing,
        comeBack: nothing,
      };
      const link = createLink(browsing);
      await link.open(1);
      if (isPointing) await link.pick({ part: 'start', index: 0 }, 'Point');
      for (const message of messages) {
        const before = link.store.getState();
        say(message);
        const after = link.store.getState();
        const parsed = v.safeParse(FromPageSchema, message);
        if (!parsed.success) expect(after).toBe(before);
        else expect(after).toEqual({ ...before, ...expectedOf(parsed.output, before) });
      }
    },
  );
});

/** What a message of the agreed shape changes. */
function expectedOf(
  message: v.InferOutput<typeof FromPageSchema>,
  { pointing }: LinkState,
): Partial<LinkState> {
  if (message.type === 'report') return { report: message.report };
  const isAsked = message.type === 'picked' && pointing?.part === message.part;
  return { pointing: null, ...(isAsked && { picked: { ...pointing, candidates: message.candidates } }) };
}
