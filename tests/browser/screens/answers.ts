import type { Page } from 'playwright-core';
import type { MessageType, RequestOf, ResponseOf } from '../../../lib/messages/catalogue';
import type { ProblemCode } from '../../../lib/protocol/problem';

/** What is answered in the worker's place. */
export interface Staged {
  readonly type: MessageType;
  /** What a request must say, among other things, for this to be its answer. */
  readonly asked: object;
  readonly reply: object | 'silence';
}

export function answer<T extends MessageType>(
  type: T,
  result: ResponseOf<T>,
  asked: Partial<RequestOf<T>> = {},
): Staged {
  return { type, asked, reply: { ok: true, result } };
}

export function refuse(type: MessageType, code: ProblemCode, detail = ''): Staged {
  return { type, asked: {}, reply: { ok: false, problem: { code, detail } } };
}

/** No answer ever comes. */
export function silence(type: MessageType): Staged {
  return { type, asked: {}, reply: 'silence' };
}

/** Before one of the extension's own pages is in its tab. Where nothing is staged for a request, the worker answers. */
export async function stage(tab: Page, staged: readonly Staged[]): Promise<void> {
  await tab.addInitScript(answerInPlace, staged);
}

/**
 * To what the extension has put into a page, which then asks for the credits again. It lives in a world of its own there,
 * which only the browser's debugger gets into.
 */
export async function stageInPage(page: Page, staged: readonly Staged[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension:')) worlds.push(context.id);
  });
  await session.send('Runtime.enable');
  for (const contextId of worlds) {
    await session.send('Runtime.evaluate', {
      contextId,
      expression: `(${answerInPlace})(${JSON.stringify(staged)});
        document.dispatchEvent(new Event('visibilitychange'))`,
    });
  }
  await session.detach();
}

/** Runs there: it may use nothing from here. */
function answerInPlace(staged: readonly Staged[]): void {
  type Send = (message: { type: string; request: Record<string, unknown> }) => Promise<unknown>;
  const { runtime } = (globalThis as unknown as { chrome: { runtime: { sendMessage: Send } } }).chrome;
  const send = runtime.sendMessage.bind(runtime);
  runtime.sendMessage = (message) => {
    const found = staged.find(
      ({ type, asked }) =>
        type === message.type &&
        Object.entries(asked).every(([key, value]) => message.request[key] === value),
    );
    if (found === undefined) return send(message);
    return found.reply === 'silence' ? new Promise(() => {}) : Promise.resolve(found.reply);
  };
}
