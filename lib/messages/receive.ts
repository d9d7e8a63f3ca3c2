import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { parse } from '../protocol/parse';
import { ProblemError, toProblem } from '../protocol/problem';
import type { MessageType, RequestOf, ResponseOf } from './catalogue';
import { MESSAGE_SCHEMAS } from './schemas';
import type { Reply } from './send';
import { maySend, recognize, type Sender } from './sender';

/** One function per message: the worker's whole surface. */
export type Handlers = {
  readonly [T in MessageType]: (
    request: RequestOf<T>,
    sender: Runtime.MessageSender,
  ) => Promise<ResponseOf<T>>;
};

const Envelope = v.strictObject({ type: v.string(), request: v.unknown() });

/**
 * Answers one message: checks who sent it and what is in it before a handler sees it.
 *
 * @param report told of failures that nobody foresaw
 */
export async function answer(
  handlers: Handlers,
  message: unknown,
  sender: Runtime.MessageSender,
  report: (error: unknown) => void,
): Promise<Reply<MessageType>> {
  try {
    const { type, request } = parse(Envelope, message, 'bad-message');
    if (!isMessageType(type)) throw new ProblemError('bad-message', `Unknown message ${type}`);
    const who = whoSent(sender);
    if (who === null || !maySend(who, type)) throw new ProblemError('not-allowed', type);
    return { ok: true, result: await dispatch(handlers, type, request, sender) };
  } catch (error) {
    if (!(error instanceof ProblemError)) report(error);
    return { ok: false, problem: toProblem(error) };
  }
}

/** Who speaks to this worker; null for nobody of ours. */
export function whoSent(sender: Runtime.MessageSender): Sender | null {
  const origin = browser.runtime.getURL('').replace(/\/$/, '');
  return recognize(sender, { id: browser.runtime.id, origin });
}

function isMessageType(type: string): type is MessageType {
  return Object.hasOwn(MESSAGE_SCHEMAS, type);
}

function dispatch<T extends MessageType>(
  handlers: Handlers,
  type: T,
  request: unknown,
  sender: Runtime.MessageSender,
): Promise<ResponseOf<T>> {
  const schema: v.GenericSchema<unknown, RequestOf<T>> = MESSAGE_SCHEMAS[type];
  return handlers[type](parse(schema, request, 'bad-message'), sender);
}

/** Listens for messages from now on. Call it while the worker starts, so that the message that woke it is heard. */
export function listen(handlers: Handlers, report: (error: unknown) => void): void {
  browser.runtime.onMessage.addListener((message, sender, sendResponse) => {
    // `sendResponse` with `true` is understood by every browser; a returned promise isn't.
    void answer(handlers, message, sender, report).then(sendResponse);
    return true;
  });
}
