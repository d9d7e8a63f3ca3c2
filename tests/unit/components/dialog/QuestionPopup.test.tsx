// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { QuestionPopup } from '../../../../components/dialog/QuestionPopup';
import type { Question } from '../../../../lib/sequence/start/questions';
import { makeDialogsModal } from './dialogKit';

const OVER: Question = { kind: 'offer', selected: 1_240, needed: 2_480, available: 7, covered: 3 };

const on = { onGoOn: vi.fn(), onStop: vi.fn(), onClosed: vi.fn(), onBuy: vi.fn() };

function draw(question: Question, view: { buyUrl: string | null; role: 'owner' | 'member' } | null = null) {
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
    draw(OVER, { buyUrl: null, role: 'owner' });
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
    draw({ ...OVER, available: 1, covered: 0 }, { buyUrl: 'https://shop.example', role: 'member' });
    expect(screen.getByRole('dialog', { name: 'Not enough credits' })).toBeDefined();
    expect(buttons()).toEqual(['Close']);
    expect(screen.getByRole('link', { name: 'Buy credits' })).toBeDefined();
    expect(screen.getByText(/Only an owner/)).toBeDefined();
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
    [{ kind: 'given-back' }, /given back/, ['Try again', 'Cancel']],
    [{ kind: 'page-changed' }, /page changed/, ['Try again', 'Cancel']],
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
