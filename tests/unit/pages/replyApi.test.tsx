// @vitest-environment jsdom
import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ReplyApiSection } from '../../../components/options/replyApi/ReplyApiSection';
import { ProblemError } from '../../../lib/protocol/problem';
import type { ReplyApiState } from '../../../lib/replyApi/state';
import { type Answers, fakeWorker, NO_REPLY_API } from './pageKit';

const KEPT: ReplyApiState = { ...NO_REPLY_API, hasKey: true };
const request = vi.fn<(asked: object) => Promise<boolean>>();

beforeEach(() => {
  request.mockReset().mockResolvedValue(true);
  Object.assign(browser.permissions, { request });
});

function open(state: ReplyApiState, answers: Answers = {}) {
  const worker = fakeWorker({ 'replyApi.get': () => state, ...answers });
  render(<ReplyApiSection ask={worker.ask} />);
  return { worker, user: userEvent.setup() };
}

const keyField = () => screen.findByLabelText('Reply API key');
const press = async (user: ReturnType<typeof userEvent.setup>, name: string) =>
  user.click((await screen.findAllByRole('button', { name }))[0] as HTMLElement);

describe('the key', () => {
  it('is saved after the browser has been asked for the host, and never shown again', async () => {
    let state = NO_REPLY_API;
    const { worker, user } = open(state, {
      'replyApi.get': () => state,
      'replyApi.set': () => {
        state = KEPT;
        return state;
      },
    });
    const field = await keyField();
    expect(field).toHaveAttribute('type', 'password');
    await user.type(field, 'a-secret-key');
    await press(user, 'Save');
    expect(await screen.findByText('A key is saved. Enter another one to replace it.')).toBeInTheDocument();
    expect(field).toHaveValue('');
    expect(document.body.innerHTML).not.toContain('secret');
    expect(request).toHaveBeenCalledWith({ origins: ['https://api.reply.io/*'] });
    expect(worker.requests('replyApi.set')).toEqual([
      { key: 'a-secret-key', address: 'https://api.reply.io', budget: null },
    ]);
  });

  it('is not saved where the browser is told not to', async () => {
    request.mockResolvedValue(false);
    const { worker, user } = open(NO_REPLY_API);
    await user.type(await keyField(), 'a-secret-key');
    await press(user, 'Save');
    expect(await screen.findByRole('alert')).toHaveTextContent('api.reply.io');
    expect(worker.requests('replyApi.set')).toEqual([]);
    expect(await keyField()).toHaveValue('a-secret-key');
  });

  it.each(['', 'short', 'two whole words'])(
    'that is %j is refused before anything is asked',
    async (typed) => {
      const { user } = open(NO_REPLY_API);
      if (typed !== '') await user.type(await keyField(), typed);
      await press(user, 'Save');
      expect(await screen.findByText("This doesn't look like an API key.")).toBeInTheDocument();
      expect(await keyField()).toBeInvalid();
      expect(request).not.toHaveBeenCalled();
    },
  );

  it('is tried as it is kept, or as it was typed', async () => {
    const { worker, user } = open(KEPT, { 'replyApi.test': () => null });
    await press(user, 'Test');
    expect(await screen.findByText('Reply accepts the key.')).toBeInTheDocument();
    await user.type(await keyField(), 'another-key');
    await press(user, 'Test');
    expect(worker.requests('replyApi.test')).toEqual([
      { key: null, address: 'https://api.reply.io' },
      { key: 'another-key', address: 'https://api.reply.io' },
    ]);
  });

  it('that is refused is said to be, in plain words', async () => {
    const { user } = open(KEPT, {
      'replyApi.test': () => {
        throw new ProblemError('key-refused', 'Status 401');
      },
    });
    await press(user, 'Test');
    expect(await screen.findByRole('alert')).toHaveTextContent("Reply doesn't accept this API key");
  });

  it('is removed after a question', async () => {
    let state = KEPT;
    const { worker, user } = open(state, {
      'replyApi.get': () => state,
      'replyApi.remove': () => {
        state = NO_REPLY_API;
        return state;
      },
    });
    await press(user, 'Remove key');
    expect(worker.requests('replyApi.remove')).toEqual([]);
    await press(user, 'Remove');
    expect(await screen.findByText('The key was removed.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Remove key' })).toBeNull();
    expect(await keyField()).toHaveFocus();
  });
});

describe('the address', () => {
  it('must be safe, and needs the key again where it is another', async () => {
    const { user } = open(KEPT);
    const field = await screen.findByLabelText('Address of the API');
    await user.clear(field);
    await user.type(field, 'http://api.reply.io');
    await press(user, 'Save');
    expect(await screen.findByText('An address must start with https://.')).toBeInTheDocument();
    await user.clear(field);
    await user.type(field, 'https://proxy.example.com');
    await press(user, 'Save');
    expect(await screen.findByText('Enter the key again for another address.')).toBeInTheDocument();
    expect(request).not.toHaveBeenCalled();
  });
});

describe('how it is going', () => {
  it('is told: what was used of which month, what waits, and what stands in the way', async () => {
    open({
      ...KEPT,
      usage: { used: 212, budget: 3_000, monthEndsAtMs: Date.UTC(2026, 11, 1) },
      waiting: 4,
      problem: { code: 'over-budget', detail: '' },
    });
    expect(await screen.findByText('212 of 3,000 calls used in November')).toBeInTheDocument();
    expect(screen.getByText('The results of 4 contacts may still be asked for.')).toBeInTheDocument();
    expect(screen.getByText('Nothing was asked yet.')).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveTextContent("This month's API calls are used up");
  });

  it('is followed as results come in, and what is being typed stays', async () => {
    let state: ReplyApiState = { ...KEPT, waiting: 1 };
    const { user } = open(state, { 'replyApi.get': () => state });
    await screen.findByText('The result of 1 contact may still be asked for.');
    await user.type(await keyField(), 'half-a-k');
    state = { ...state, waiting: 0 };
    await fakeBrowser.runtime.onMessage.trigger({ type: 'view.changed' }, {}, () => undefined);
    await waitFor(() => expect(screen.queryByText(/may still be asked for/)).toBeNull());
    expect(await keyField()).toHaveValue('half-a-k');
  });

  it('does not need the team’s server, which counts', async () => {
    open({ ...KEPT, usage: null });
    expect(await screen.findByText(/can't be asked right now/)).toBeInTheDocument();
    expect(screen.queryByLabelText('API calls a month')).toBeNull();
  });
});

describe('the budget', () => {
  it('is changed by whoever may', async () => {
    const { worker, user } = open(KEPT, { 'replyApi.set': () => KEPT });
    const field = await screen.findByLabelText('API calls a month');
    await user.clear(field);
    await user.type(field, '15001{Enter}');
    expect(await screen.findByText('Enter a whole number from 0 to 15,000.')).toBeInTheDocument();
    await user.clear(field);
    await user.type(field, '500{Enter}');
    expect(await screen.findByText('Saved.')).toBeInTheDocument();
    expect(worker.requests('replyApi.set')).toEqual([{ key: null, address: null, budget: 500 }]);
  });

  it('is an owner’s to change', async () => {
    open({ ...KEPT, mayChangeBudget: false });
    expect(await screen.findByText(/0 of 3,000 calls used/)).toBeInTheDocument();
    expect(screen.queryByLabelText('API calls a month')).toBeNull();
  });
});
