// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageMatch } from '../../../lib/sequence/match';
import { createStartGate } from '../../../lib/sequence/start/gate';
import { EditorPage, find, MATCH } from './editorPage';

describe('the gate in front of the start control', () => {
  let page: EditorPage;
  let alive: boolean;
  let aside: boolean;
  let finish: () => void;
  let match: PageMatch;
  const press = vi.fn();
  const pressAgain = vi.fn();
  const userActivation = { isActive: true };
  let gate: ReturnType<typeof createStartGate>;

  beforeEach(() => {
    userActivation.isActive = true;
    vi.stubGlobal('navigator', { userActivation });
    page = new EditorPage({ contacts: 20 });
    page.choose(['c1']);
    alive = true;
    aside = false;
    match = MATCH;
    pressAgain.mockReset();
    press.mockReset();
    press.mockImplementation(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    gate = createStartGate({
      isAlive: () => alive,
      standsAside: () => aside,
      page: () => match,
      press,
      pressAgain,
    });
  });

  function click(target: Element, isTrusted = true) {
    const event = {
      type: 'click',
      isTrusted,
      composedPath: () => [target, target.parentElement ?? document, document, window],
      preventDefault: vi.fn(),
      stopImmediatePropagation: vi.fn(),
    };
    gate(event);
    const wasStopped = event.stopImmediatePropagation.mock.calls.length > 0;
    expect(event.preventDefault.mock.calls.length > 0).toBe(wasStopped);
    return wasStopped;
  }

  test('stops a person’s click and hands it on', () => {
    expect(click(find('.personalize'))).toBe(true);
    expect(press).toHaveBeenCalledExactlyOnceWith(find('.personalize'), MATCH);
  });

  test('finds the control from a part of it', () => {
    find('.personalize').innerHTML = '<b>Personalize</b>';
    expect(click(find('.personalize b'))).toBe(true);
  });

  test('swallows a second click while the first is under way, and only then', async () => {
    click(find('.personalize'));
    expect(click(find('.personalize'))).toBe(true);
    expect(press).toHaveBeenCalledTimes(1);
    expect(pressAgain).toHaveBeenCalledTimes(1);
    finish();
    await vi.waitFor(() => {
      click(find('.personalize'));
      expect(press).toHaveBeenCalledTimes(2);
    });
  });

  test('lets clicks by that are not a person’s, not on the control, or on one that is disabled', () => {
    expect(click(find('.personalize'), false)).toBe(false);
    expect(click(find('.people__clear'))).toBe(false);
    find<HTMLButtonElement>('.personalize').disabled = true;
    expect(click(find('.personalize'))).toBe(false);
    expect(press).not.toHaveBeenCalled();
  });

  test('lets every click by once the extension is gone', () => {
    alive = false;
    expect(click(find('.personalize'))).toBe(false);
  });

  test('lets every click by on a page that cannot be read, but not in the middle of a press', () => {
    aside = true;
    expect(click(find('.personalize'))).toBe(false);
    aside = false;
    expect(click(find('.personalize'))).toBe(true);
    aside = true;
    expect(click(find('.personalize'))).toBe(true);
  });

  test('lets a click by where something of ours fails', () => {
    match = null as unknown as PageMatch;
    expect(click(find('.personalize'))).toBe(false);
    match = { sequenceId: '101' } as PageMatch;
    expect(click(find('.personalize'))).toBe(false);
  });

  function submit(submitter: Element | null, isTrusted = true) {
    const event = {
      type: 'submit',
      isTrusted,
      submitter,
      composedPath: () => [document.body, document, window],
      preventDefault: vi.fn(),
      stopImmediatePropagation: vi.fn(),
    };
    gate(event);
    return event.preventDefault.mock.calls.length > 0;
  }

  test('stops a form that is sent by the control without a click, and not others', () => {
    expect(submit(find('.people__clear'))).toBe(false);
    expect(submit(null)).toBe(false);
    expect(submit(find('.personalize'))).toBe(true);
    expect(press).toHaveBeenCalledExactlyOnceWith(find('.personalize'), MATCH);
  });

  test('lets a form by that a script sends: a browser calls that trusted too', () => {
    userActivation.isActive = false;
    expect(submit(find('.personalize'))).toBe(false);
    expect(press).not.toHaveBeenCalled();
  });

  test('lets the form by that a program’s click sends, at once or after a look at it, and only that one', async () => {
    click(find('.personalize'), false);
    expect(submit(find('.personalize'))).toBe(false);
    await Promise.resolve();
    expect(click(find('.people__clear'))).toBe(false);
    expect(submit(find('.personalize'))).toBe(false);
    expect(submit(find('.personalize'))).toBe(true);
  });

  test('stops a click that comes while a page looks at its form', async () => {
    click(find('.personalize'), false);
    await Promise.resolve();
    expect(click(find('.personalize'))).toBe(true);
  });

  function pressKey(target: Element, type: 'keydown' | 'keyup', key: string, isTrusted = true) {
    const event = {
      type,
      key,
      isTrusted,
      composedPath: () => [target, document.body, document, window],
      preventDefault: vi.fn(),
      stopImmediatePropagation: vi.fn(),
    };
    gate(event);
    return event.stopImmediatePropagation.mock.calls.length > 0;
  }

  test.each(['Enter', ' '])('stops the key %o on a control that the page alone makes a button', (key) => {
    match = { ...MATCH, profile: { ...MATCH.profile, start: '.personalize' } };
    find('.personalize').outerHTML = '<div class="personalize" role="button" tabindex="0"></div>';
    expect(pressKey(find('.personalize'), 'keydown', 'a')).toBe(false);
    expect(pressKey(find('main'), 'keydown', key)).toBe(false);
    expect(pressKey(find('.personalize'), 'keydown', key, false)).toBe(false);
    expect(pressKey(find('.personalize'), 'keydown', key)).toBe(true);
    // Pages act on a space when it comes up.
    expect(pressKey(find('.personalize'), 'keyup', key)).toBe(key === ' ');
    expect(press).toHaveBeenCalledExactlyOnceWith(find('.personalize'), match);
    expect(pressAgain).not.toHaveBeenCalled();
  });

  test('leaves keys on a button to the browser, which makes a click of them', () => {
    expect(pressKey(find('.personalize'), 'keydown', 'Enter')).toBe(false);
    expect(pressKey(find('.personalize'), 'keydown', ' ')).toBe(false);
  });

  test('knows the control in an open shadow root and in a frame', () => {
    const shadow = find('main').attachShadow({ mode: 'open' });
    shadow.innerHTML = '<iframe></iframe>';
    const frame = shadow.querySelector('iframe')?.contentDocument;
    if (!frame) throw new Error('The frame has no document');
    frame.body.innerHTML = '<button class="personalize"><b>Go</b></button><button class="other"></button>';
    match = { ...MATCH, profile: { ...MATCH.profile, start: 'main >>> iframe >>> .personalize' } };
    const button = frame.querySelector('.personalize') ?? frame.body;
    expect(click(frame.querySelector('.other') ?? frame.body)).toBe(false);
    expect(click(find('.personalize'))).toBe(false);
    expect(click(frame.querySelector('b') ?? frame.body)).toBe(true);
    expect(press).toHaveBeenCalledExactlyOnceWith(button, match);
  });

  test('leaves it to the page to say that nobody is chosen', () => {
    page = new EditorPage({ contacts: 20, sentence: (count) => `${count} contacts selected` });
    expect(click(find('.personalize'))).toBe(false);
  });

  test.each<[string, (count: number) => string]>([
    ['says it in words alone', () => 'No contacts selected'],
    ['says a round number', () => '1.2k contacts selected'],
    ['says a number that its rows deny', () => '0 contacts selected'],
  ])('stops a click where nobody seems to be chosen, and the page %s', (_, sentence) => {
    page = new EditorPage({ contacts: 20, sentence });
    if (sentence(0).startsWith('0')) page.choose(['c1']);
    expect(click(find('.personalize'))).toBe(true);
  });

  test('stops a click where the sentence is gone', () => {
    find('.people__selected').remove();
    expect(click(find('.personalize'))).toBe(true);
  });

  test('stops a click while a page of the list is open on which nobody is chosen', async () => {
    page = new EditorPage({ contacts: 120 });
    page.choose(['c1', 'c2']);
    match = { ...MATCH, profile: { ...MATCH.profile, selected: { by: 'rows' as const } } };
    find<HTMLButtonElement>('.pager__next').click();
    await vi.waitFor(() => expect(find('.person').getAttribute('data-contact-id')).toBe('c51'));
    expect(click(find('.personalize'))).toBe(true);
  });

  test('stops a click where no email seems to be chosen', () => {
    page.setStep('step-1', { included: false });
    expect(click(find('.personalize'))).toBe(true);
  });
});
