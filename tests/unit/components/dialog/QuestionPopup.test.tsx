// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { QuestionPopup } from '../../../../components/dialog/QuestionPopup';
import type { Question } from '../../../../lib/sequence/start/questions';
import type { CreditsView } from '../../../../lib/state/view';
import { viewOf } from '../creditsView';
import { makeDialogsModal } from './dialogKit';

const OVER: Question = { kind: 'offer', selected: 1_240, needed: 2_480, available: 7, covered: 3 };

const on = { onGoOn: vi.fn(), onStop: vi.fn(), onClosed: vi.fn(), onBuy: vi.fn() };

function draw(question: Question, view: CreditsView | null = null) {
  const popup = (shown: Question) => <QuestionPopup question={shown} view={view} {...on} />;
  const { rerender, unmount } = render(popup(question));
  return { redraw: (next: Question) => rerender(popup(next)), unmount };
}

const buttons = () => screen.getAllByRole('button').map((button) => button.textContent);

describe('the pop-up', () => {
  beforeEach(() => {
    makeDialogsModal();
    vi.clearAllMocks();
  });
  afterEach(cleanup);

  test('says how far the credits go before anything is spent', async () => {
    draw(OVER, viewOf({ available: 7 }));
    const dialog = screen.getByRole('dialog', { name: 'Your credits cover the first 3 contacts' });
    const figures = within(dialog)
      .getAllByRole('term')
      .map((term) => [term.textContent, term.nextElementSibling?.textContent]);
    expect(figures).toEqual([
      ['Contacts selected', '1,240'],
      ['Credits needed', '2,480'],
      ['Credits available', '7'],
      ['Contacts covered', '3'],
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Buy credits' }));
    expect(on.onBuy).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByRole('button', { name: 'Personalize the first 3' }));
    expect(on.onGoOn).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(on.onStop).toHaveBeenCalledTimes(1);
  });

  test('has its own words for no credits, and nothing to go on with', () => {
    draw(
      { ...OVER, available: 1, covered: 0 },
      viewOf({ available: 1, buyUrl: 'https://shop.example', role: 'member' }),
    );
    expect(screen.getByRole('dialog', { name: 'Not enough credits' })).toBeDefined();
    expect(buttons()).toEqual(['Close']);
    expect(screen.getByRole('link', { name: 'Buy credits' })).toBeDefined();
    expect(screen.getByText(/Only an owner/)).toBeDefined();
  });

  describe('where the rep’s own limit decides', () => {
    const limit = { credits: 100, spent: 93, periodEndsAtMs: new Date(2026, 11, 1).getTime() };
    const limited = (spendable: number) => viewOf({ available: 500, spendable, limit, role: 'member' });

    test('says so, and that an owner can raise it, in the place of a way to buy', () => {
      vi.useFakeTimers({ now: new Date(2026, 10, 24), toFake: ['Date'] });
      draw(OVER, limited(7));
      vi.useRealTimers();
      expect(
        screen.getByRole('dialog', { name: 'Your own limit covers the first 3 contacts' }),
      ).toBeDefined();
      expect(screen.getByText('Only the first 3 will be personalized.')).toBeDefined();
      expect(
        screen.getByText('Your own limit leaves you 7 credits until November 30. An owner can raise it.'),
      ).toBeDefined();
      expect(screen.getByText('Credits you can spend')).toBeDefined();
      expect(buttons()).toEqual(['Personalize the first 3', 'Cancel']);
      expect(screen.queryByText(/buy/i)).toBeNull();
    });

    test.each([
      [1, /leaves you 1 credit until/],
      [0, /Your own limit is used up until/],
    ])('has its own words for %d left', (available, words) => {
      draw({ ...OVER, available, covered: 0 }, limited(available));
      expect(screen.getByRole('dialog', { name: 'Not enough left of your own limit' })).toBeDefined();
      expect(screen.getByText(words)).toBeDefined();
      expect(buttons()).toEqual(['Close']);
    });

    test('is named too when it was set in between', () => {
      draw({ kind: 'fewer', selected: 9, expected: 3, covered: 1 }, limited(1));
      expect(screen.getByRole('dialog', { name: 'Your own limit covers the first contact' })).toBeDefined();
      expect(screen.getByText('An owner can raise it.')).toBeDefined();
      expect(screen.queryByText(/buy/i)).toBeNull();
    });
  });

  describe('on a page where the rep has to choose them', () => {
    test('says the same of the credits, and what to do with the exact number', () => {
      draw({ ...OVER, kind: 'offer-by-hand', most: 3 }, viewOf({ available: 7 }));
      expect(screen.getByRole('dialog', { name: 'Your credits cover the first 3 contacts' })).toBeDefined();
      const figures = screen.getAllByRole('definition').map((number) => number.textContent);
      expect(figures).toEqual(['1,240', '2,480', '7', '3']);
      expect(
        screen.getByText('Choose only the first 3 contacts, then press Personalize again.'),
      ).toBeDefined();
      expect(screen.getByText(/buy/i)).toBeDefined();
      expect(buttons().at(-1)).toBe('Close');
      expect(buttons()).not.toContain('Personalize the first 3');
    });

    test('asks for no more than the page names', () => {
      draw({ ...OVER, kind: 'offer-by-hand', available: 1_000, covered: 500, most: 30 });
      expect(screen.getByText(/that you can see, at most 30, then press/)).toBeDefined();
    });
  });

  test('offers everyone when the credits came while it was open', () => {
    draw({ kind: 'offer', selected: 24, needed: 48, available: 100, covered: 24 }, null);
    expect(buttons()).toEqual(['Personalize 24 contacts', 'Cancel']);
  });

  test.each<[Question, RegExp, string[]]>([
    [
      { kind: 'fewer', selected: 9, expected: 3, covered: 1 },
      /first contact/,
      ['Personalize the first one', 'Cancel'],
    ],
    [{ kind: 'choose-yourself', covered: 3 }, /Choose only the first 3 contacts, then press/, ['Close']],
    [{ kind: 'unreadable', part: 'category' }, /doesn't know what this costs/, ['Try again', 'Cancel']],
    [{ kind: 'rejected', code: 'already-running' }, /still being personalized/, ['Try again', 'Cancel']],
    [{ kind: 'problem', code: 'no-answer' }, /didn't answer/, ['Try again', 'Cancel']],
    [{ kind: 'problem', code: 'unreachable' }, /server can't be reached/, ['Try again', 'Cancel']],
    [{ kind: 'problem', code: 'server-busy' }, /server is busy/, ['Try again', 'Cancel']],
    [{ kind: 'problem', code: 'token-refused' }, /new join link/, ['Try again', 'Cancel']],
    [{ kind: 'rejected', code: 'member-limit' }, /reached your own limit/, ['Try again', 'Cancel']],
    [{ kind: 'given-back' }, /given back/, ['Try again', 'Cancel']],
    [{ kind: 'page-changed' }, /page changed/, ['Try again', 'Cancel']],
    [{ kind: 'unreadable', part: 'identity' }, /whose result is whose/, ['Try again', 'Cancel']],
    [{ kind: 'choose-shown', most: 25 }, /that you can see, at most 25, then press/, ['Close']],
    [{ kind: 'no-sign' }, /shown nothing of it/, ['Release the credits', 'Keep waiting']],
  ])('has words and a way on for %o', (question, words, names) => {
    draw(question);
    expect(screen.getByText(words)).toBeDefined();
    expect(buttons()).toEqual(names);
  });

  test('is modal, and takes the focus to its title, so that no held key answers it', () => {
    const { redraw } = draw(OVER);
    expect(HTMLDialogElement.prototype.showModal).toHaveBeenCalledTimes(1);
    expect(document.activeElement).toBe(screen.getByRole('heading'));
    screen.getByRole('button', { name: 'Cancel' }).focus();
    redraw({ kind: 'given-back' });
    expect(document.activeElement?.textContent).toBe("Personalization wasn't started");
    expect(HTMLDialogElement.prototype.showModal).toHaveBeenCalledTimes(1);
  });

  test('stops by Escape, and stays open until it is taken away', () => {
    draw(OVER);
    const leave = new Event('cancel', { cancelable: true });
    screen.getByRole('dialog').dispatchEvent(leave);
    expect(leave.defaultPrevented).toBe(true);
    expect(on.onStop).toHaveBeenCalledTimes(1);
  });

  test('hears when something else closes it, and not its own end', () => {
    const { unmount } = draw(OVER);
    screen.getByRole<HTMLDialogElement>('dialog').close();
    expect(on.onClosed).toHaveBeenCalledTimes(1);
    unmount();
    expect(on.onClosed).toHaveBeenCalledTimes(1);
  });
});
