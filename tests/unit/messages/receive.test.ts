import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser, { type Runtime } from 'webextension-polyfill';
import { answer, type Handlers } from '../../../lib/messages/receive';
import { ProblemError } from '../../../lib/protocol/problem';

const SEQUENCE_PAGE = 'https://run.reply.io/Dashboard/Material#/campaign/1/people';
const senderAt = (url: string): Runtime.MessageSender => ({ id: browser.runtime.id, url });

let open: ReturnType<typeof vi.fn>;
let report: ReturnType<typeof vi.fn<(error: unknown) => void>>;

beforeEach(() => {
  open = vi.fn(async () => []);
  report = vi.fn();
});

const ask = (message: unknown, url = SEQUENCE_PAGE) =>
  answer({ 'run.open': open } as unknown as Handlers, message, senderAt(url), report);

describe('a message', () => {
  it('reaches its handler when its sender and its shape are right', async () => {
    const reply = await ask({ type: 'run.open', request: { sequenceId: '1' } });
    expect(reply).toEqual({ ok: true, result: [] });
    expect(open).toHaveBeenCalledWith({ sequenceId: '1' }, expect.objectContaining({ url: SEQUENCE_PAGE }));
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'run.open'],
    ['without a type', { request: {} }],
    ['of an unknown type', { type: 'run.everything', request: {} }],
    ['named like something every object has', { type: 'constructor', request: {} }],
    ['without its request', { type: 'run.open' }],
    ['with the wrong request', { type: 'run.open', request: { sequenceId: 1 } }],
    ['with more than it should have', { type: 'run.open', request: { sequenceId: '1', by: 'owner' } }],
    ['with more around it', { type: 'run.open', request: { sequenceId: '1' }, by: 'owner' }],
  ])('that is %s is refused before any handler sees it', async (_, message) => {
    expect(await ask(message)).toMatchObject({ ok: false, problem: { code: 'bad-message' } });
    expect(open).not.toHaveBeenCalled();
    expect(report).not.toHaveBeenCalled();
  });

  it('says what is wrong with it', async () => {
    const reply = await ask({ type: 'run.open', request: { sequenceId: 1 } });
    expect(reply).toMatchObject({ problem: { detail: expect.stringContaining('sequenceId') } });
  });

  it('from elsewhere is refused', async () => {
    const message = { type: 'run.open', request: { sequenceId: '1' } };
    expect(await ask(message, 'https://example.com/')).toMatchObject({ problem: { code: 'not-allowed' } });
    expect(open).not.toHaveBeenCalled();
  });

  it('is answered with the problem that its handler met', async () => {
    open.mockRejectedValue(new ProblemError('storage-full', 'no room'));
    const reply = await ask({ type: 'run.open', request: { sequenceId: '1' } });
    expect(reply).toEqual({ ok: false, problem: { code: 'storage-full', detail: 'no room' } });
    expect(report).not.toHaveBeenCalled();
  });

  it('is answered, and the mistake reported, when its handler fails as nobody foresaw', async () => {
    const mistake = new TypeError('oops');
    open.mockRejectedValue(mistake);
    const reply = await ask({ type: 'run.open', request: { sequenceId: '1' } });
    expect(reply).toEqual({ ok: false, problem: { code: 'unexpected', detail: 'oops' } });
    expect(report).toHaveBeenCalledWith(mistake);
  });
});
