import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, vi } from 'vitest';
import type { MessageType } from '../../lib/messages/catalogue';
import { answer, type Handlers } from '../../lib/messages/receive';
import { MESSAGE_SCHEMAS } from '../../lib/messages/schemas';
import { maySend } from '../../lib/messages/sender';
import { MAX_DETAIL_CHARS } from '../../lib/protocol/problem';
import { fuzzed } from './kit/fuzzed';
import { messages } from './kit/messages';
import { speakers } from './kit/senders';

const Envelope = v.strictObject({
  type: v.picklist(Object.keys(MESSAGE_SCHEMAS) as MessageType[]),
  request: v.unknown(),
});

describe('messages to the worker', () => {
  const reached: MessageType[] = [];
  const handlers = Object.fromEntries(
    Object.keys(MESSAGE_SCHEMAS).map((type) => [
      type,
      async (request: unknown) => {
        reached.push(type as MessageType);
        return request;
      },
    ]),
  ) as unknown as Handlers;
  const report = vi.fn();

  fuzzed(
    'messages',
    'reach a handler when who sent them may and their shape is right, and are refused in words otherwise',
    fc.tuple(messages, speakers),
    async ([message, { who, sender }]) => {
      reached.length = 0;
      const reply = await answer(handlers, message, sender, report);
      const envelope = v.safeParse(Envelope, message);
      const { type, request } = envelope.success ? envelope.output : { type: null, request: null };
      const allowed = type !== null && who !== null && maySend(who, type);
      const fits = type !== null && v.is(MESSAGE_SCHEMAS[type] as v.GenericSchema, request);
      if (allowed && fits) {
        expect(reply.ok).toBe(true);
        expect(reached).toEqual([type]);
        return;
      }
      const code = type !== null && !allowed ? 'not-allowed' : 'bad-message';
      expect(reply).toMatchObject({ ok: false, problem: { code, detail: expect.any(String) } });
      if (!reply.ok) expect(reply.problem.detail.length).toBeLessThanOrEqual(MAX_DETAIL_CHARS);
      expect(reached).toEqual([]);
      expect(report).not.toHaveBeenCalled();
    },
  );
});
