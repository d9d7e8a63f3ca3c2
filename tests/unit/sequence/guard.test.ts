// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { OTHER_EVENTS, PRESS_EVENTS } from '../../../lib/sequence/guard/events';
import { GuardKit, PRESSES } from './guardKit';

const userActivation = { isActive: false };
let kit: GuardKit;
let start: HTMLButtonElement;
let menuItem: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { userActivation });
  userActivation.isActive = false;
  document.body.innerHTML =
    '<form><button class="start"><b>Start</b></button></form><i class="item">Start</i>';
  start = document.querySelector('button') as HTMLButtonElement;
  menuItem = document.querySelector('.item') as HTMLElement;
  kit = new GuardKit();
  kit.guard.attach(kit.reader);
});
afterEach(() => {
  kit.end.abort();
  vi.useRealTimers();
});

const script = (type: string, made = {}) => kit.fire(type, start, { isTrusted: false, ...made });
const WAYS = Object.keys(PRESSES) as (keyof typeof PRESSES)[];

describe('a person’s press of the start control', () => {
  test.each(WAYS)('by %s is held from its first event to its last, and taken once', async (how) => {
    expect(kit.byPerson(start, how)).toEqual([]);
    expect(kit.press).toHaveBeenCalledExactlyOnceWith(start);
    await kit.finish();
    expect(kit.byPerson(start, how)).toEqual([]);
    expect(kit.press).toHaveBeenCalledOnce();
  });

  test.each(WAYS)('by %s is another one a second later', async (how) => {
    kit.byPerson(start, how);
    await kit.finish();
    vi.advanceTimersByTime(1_001);
    expect(kit.byPerson(start, how)).toEqual([]);
    expect(kit.press).toHaveBeenCalledTimes(2);
  });

  test('after one that was given up is another one at once; a script’s still isn’t', async () => {
    kit.byPerson(start, 'mouse');
    await kit.finish(false);
    expect(script('click').isHeld).toBe(true);
    expect(kit.press).toHaveBeenCalledOnce();
    kit.byPerson(start, 'mouse');
    expect(kit.press).toHaveBeenCalledTimes(2);
  });

  test('leaves to the browser the click that it makes of a pointer or a key', () => {
    for (const type of ['pointerdown', 'mousedown', 'touchstart', 'touchend', 'mouseup'])
      expect(kit.fire(type, start)).toEqual({ isHeld: true, isPrevented: false });
    expect(kit.fire('keydown', start, { key: 'Enter' })).toEqual({ isHeld: true, isPrevented: false });
    expect(kit.fire('click', start)).toEqual({ isHeld: true, isPrevented: true });
  });

  test.each(['Enter', ' '])(
    'by the key %o of a control that is no button is taken as it goes down',
    async (key) => {
      Object.assign(menuItem, { className: 'start', role: 'menuitem' });
      expect(kit.fire('keydown', menuItem, { key })).toEqual({ isHeld: true, isPrevented: true });
      expect(kit.press).toHaveBeenCalledExactlyOnceWith(menuItem);
      await kit.finish();
      vi.advanceTimersByTime(5_000);
      // It was held down for long, and repeats meanwhile.
      expect(kit.fire('keydown', menuItem, { key, repeat: true }).isHeld).toBe(true);
      expect(kit.fire('keyup', menuItem, { key }).isHeld).toBe(true);
      expect(kit.press).toHaveBeenCalledOnce();
    },
  );

  test('is none where a key that went down elsewhere comes up on it', () => {
    Object.assign(menuItem, { className: 'start', role: 'menuitem' });
    for (const key of ['Enter', ' ']) expect(kit.fire('keyup', menuItem, { key }).isHeld).toBe(true);
    expect(kit.press).not.toHaveBeenCalled();
  });

  test('of a part of it is one of the control', () => {
    expect(kit.byPerson(document.querySelector('b') as Element, 'mouse')).toEqual([]);
    expect(kit.press).toHaveBeenCalledExactlyOnceWith(start);
  });

  test('that is drawn off the control is no press', () => {
    expect(kit.fire('pointerdown', start).isHeld).toBe(true);
    expect(kit.fire('pointerup', document.body).isHeld).toBe(false);
    expect(kit.press).not.toHaveBeenCalled();
  });

  test('is the page’s where it would start nothing, the control is disabled, or the extension is gone', () => {
    kit.holds = () => false;
    expect(kit.byPerson(start, 'mouse')).toHaveLength(5);
    kit.holds = () => true;
    start.disabled = true;
    expect(kit.byPerson(start, 'mouse')).toHaveLength(5);
    start.disabled = false;
    kit.alive = false;
    expect(kit.byPerson(start, 'mouse')).toHaveLength(5);
    expect(kit.press).not.toHaveBeenCalled();
  });

  test('is held by its click where somebody was selected only after it went down', () => {
    kit.holds = () => false;
    kit.fire('pointerdown', start);
    kit.holds = () => true;
    expect(kit.fire('click', start).isHeld).toBe(true);
    expect(kit.press).toHaveBeenCalledOnce();
  });

  test('leaves other keys on it to the page', () => {
    for (const key of ['Tab', 'a', 'Escape']) expect(kit.fire('keydown', start, { key }).isHeld).toBe(false);
  });

  test('while another is under way says so to the rep, and no more', () => {
    kit.byPerson(start, 'mouse');
    kit.byPerson(start, 'mouse');
    expect(kit.press).toHaveBeenCalledOnce();
    expect(kit.pressAgain).toHaveBeenCalledOnce();
  });

  test('sends its form by a control or without one, and is held', () => {
    const form = start.form as HTMLFormElement;
    kit.fire('keydown', menuItem, { key: 'Enter' });
    const other = document.createElement('button');
    expect(kit.fire('submit', form, { submitter: other }).isHeld).toBe(false);
    expect(kit.fire('submit', form, { submitter: null })).toEqual({ isHeld: true, isPrevented: true });
    expect(kit.press).toHaveBeenCalledExactlyOnceWith(start);
  });
});

describe('a script’s event on the start control', () => {
  test.each(PRESS_EVENTS)('%s is the page’s own doing where no person did anything', (type) => {
    expect(script(type, { key: 'Enter', submitter: start }).isHeld).toBe(false);
    expect(kit.press).not.toHaveBeenCalled();
  });

  test.each(PRESS_EVENTS)('%s right after a person’s act elsewhere is theirs', (type) => {
    kit.byPerson(menuItem, 'mouse');
    vi.advanceTimersByTime(400);
    expect(script(type, { key: 'Enter', submitter: start }).isHeld).toBe(true);
    expect(kit.press).toHaveBeenCalledExactlyOnceWith(start);
  });

  test('is the person’s for as long as the browser says that they are active', () => {
    kit.fire('keydown', document.body, { key: 'p' });
    vi.advanceTimersByTime(3_000);
    expect(script('click').isHeld).toBe(false);
    userActivation.isActive = true;
    expect(script('click').isHeld).toBe(true);
  });

  test('is the person’s after a shortcut that was typed on the control itself', () => {
    kit.fire('keydown', start, { key: 'p' });
    expect(script('click').isHeld).toBe(true);
    expect(kit.press).toHaveBeenCalledOnce();
  });

  test('of a whole made-up press, as link hints make one, is one press', async () => {
    kit.fire('keydown', document.body, { key: 'f' });
    for (const [type] of PRESSES.mouse) expect(script(type).isHeld).toBe(true);
    expect(kit.press).toHaveBeenCalledOnce();
  });

  test('shortly after the person’s own press of the control belongs to that, however it ended', async () => {
    kit.byPerson(start, 'mouse');
    await kit.finish();
    vi.advanceTimersByTime(80);
    expect(script('click').isHeld).toBe(true);
    expect(kit.press).toHaveBeenCalledOnce();
  });

  test('after an answer elsewhere to the page’s own question is the next press', async () => {
    kit.byPerson(start, 'mouse');
    await kit.finish();
    vi.advanceTimersByTime(50);
    kit.byPerson(menuItem, 'mouse');
    vi.advanceTimersByTime(50);
    expect(script('click').isHeld).toBe(true);
    expect(kit.press).toHaveBeenCalledTimes(2);
  });

  test('a form that a script sends is the page’s own doing, though browsers call that trusted', () => {
    expect(kit.fire('submit', start.form as Element, { submitter: start }).isHeld).toBe(false);
  });
});

describe('our own press', () => {
  test('goes to the page, with the form that it sends at once', () => {
    kit.guard.letBy(start, () => {
      for (const [type] of PRESSES.mouse) expect(script(type).isHeld).toBe(false);
      expect(kit.fire('submit', start.form as Element, { submitter: start }).isHeld).toBe(false);
    });
    kit.byPerson(menuItem, 'mouse');
    expect(kit.fire('submit', start.form as Element, { submitter: start }).isHeld).toBe(true);
  });

  test('goes to the page with the form that it sends after a look at it, and only that one', () => {
    kit.guard.letBy(start, () => {});
    kit.byPerson(menuItem, 'mouse');
    const send = () => kit.fire('submit', start.form as Element, { submitter: start }).isHeld;
    expect([send(), send()]).toEqual([false, true]);
  });

  test('lets by nothing else', () => {
    kit.guard.letBy(start, () => {});
    expect(kit.byPerson(start, 'mouse')).toEqual([]);
  });
});

describe('while there is no reader', () => {
  beforeEach(() => {
    kit.end.abort();
    kit = new GuardKit();
  });

  test('a press is held until the reader has come, which takes it', async () => {
    expect(kit.byPerson(start, 'touch')).toEqual([]);
    vi.advanceTimersByTime(5_000);
    kit.guard.attach(kit.reader);
    await vi.waitFor(() => expect(kit.press).toHaveBeenCalledExactlyOnceWith(start));
    expect(kit.tellUnheld).not.toHaveBeenCalled();
  });

  test('a press that would start nothing goes to the page when the reader has come', async () => {
    const clicked = vi.fn((event: Event) => event.preventDefault());
    start.addEventListener('click', clicked);
    kit.byPerson(start, 'mouse');
    kit.holds = () => false;
    kit.guard.attach(kit.reader);
    await vi.waitFor(() => expect(clicked).toHaveBeenCalledOnce());
    expect(kit.press).not.toHaveBeenCalled();
    expect(kit.tellUnheld).not.toHaveBeenCalled();
  });

  test('a press that no reader comes for goes to the page, and the rep is told', async () => {
    const clicked = vi.fn((event: Event) => event.preventDefault());
    start.addEventListener('click', clicked);
    kit.byPerson(start, 'mouse');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(clicked).toHaveBeenCalledOnce();
    expect(kit.tellUnheld).toHaveBeenCalledOnce();
  });

  test('other addresses’ controls are the page’s', () => {
    kit.starts = [];
    expect(kit.byPerson(start, 'mouse')).toHaveLength(5);
  });
});

describe('where ours fails', () => {
  test('a press goes to the page, and the rep is told', async () => {
    const clicked = vi.fn((event: Event) => event.preventDefault());
    start.addEventListener('click', clicked);
    kit.press.mockRejectedValueOnce(new Error('No script'));
    kit.byPerson(start, 'mouse');
    await vi.waitFor(() => expect(clicked).toHaveBeenCalledOnce());
    expect(kit.tellUnheld).toHaveBeenCalledOnce();
  });

  test('the next press is the page’s, whatever event it starts at, and the rep is told', async () => {
    kit.press.mockRejectedValueOnce(new Error('No script'));
    kit.byPerson(start, 'mouse');
    await vi.waitFor(() => expect(kit.tellUnheld).toHaveBeenCalledOnce());
    vi.advanceTimersByTime(2_000);
    expect(kit.byPerson(start, 'touch')).toHaveLength(7);
    expect(kit.tellUnheld).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(2_000);
    expect(kit.byPerson(start, 'mouse')).toEqual([]);
    expect(kit.press).toHaveBeenCalledTimes(2);
  });

  test('a page that can’t be judged has the press, and the rep is told once', () => {
    kit.holds = () => {
      throw new Error('Unreadable');
    };
    expect(kit.byPerson(start, 'mouse')).toHaveLength(5);
    expect(kit.tellUnheld).toHaveBeenCalledOnce();
  });
});

describe('in an element of ours', () => {
  let host: HTMLElement;
  let button: HTMLButtonElement;
  const act = vi.fn();
  const heard = vi.fn();

  beforeEach(() => {
    act.mockReset();
    heard.mockReset();
    host = document.createElement('jason-ai-credits-dialog');
    host.attachShadow({ mode: 'open' }).innerHTML = '<button class="start"></button>';
    document.body.append(host);
    button = host.shadowRoot?.querySelector('button') as HTMLButtonElement;
    button.addEventListener('click', kit.guard.byPerson(act));
    kit.guard.own(host);
    for (const type of ['pointerdown', 'click', 'focusin', 'keydown'])
      document.body.addEventListener(type, heard);
  });

  test('the page hears of nothing, and our listeners of a person’s click', () => {
    for (const [type] of [...PRESSES.mouse, ...PRESSES.enter] as const)
      expect(kit.fire(type, button).isHeld).toBe(true);
    expect(act).toHaveBeenCalledTimes(2);
    expect(heard).not.toHaveBeenCalled();
    expect(kit.press).not.toHaveBeenCalled();
  });

  test('our listeners hear of a script’s click that follows what a person did while it was shown, and of no other', () => {
    vi.advanceTimersByTime(10);
    expect(kit.fire('click', button, { isTrusted: false }).isHeld).toBe(true);
    button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(act).not.toHaveBeenCalled();
    kit.fire('keydown', document.body, { key: 'f' });
    vi.advanceTimersByTime(100);
    kit.fire('click', button, { isTrusted: false });
    expect(act).toHaveBeenCalledOnce();
    // What it asks now, the person hasn't seen.
    kit.guard.own(host);
    kit.fire('click', button, { isTrusted: false });
    expect(act).toHaveBeenCalledOnce();
  });

  test.each(OTHER_EVENTS)('%s is not heard outside of it', (type) => {
    document.addEventListener(type, heard);
    button.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    expect(heard).not.toHaveBeenCalled();
  });

  test('a focus that goes there is no business of the page’s', () => {
    const event = new FocusEvent('focusout', { bubbles: true, relatedTarget: host });
    const heard = vi.fn();
    document.addEventListener('focusout', heard);
    menuItem.dispatchEvent(event);
    expect(heard).not.toHaveBeenCalled();
  });
});

test('whatever comes in whatever order, the page hears no person’s event while presses are held, and no press is taken twice', async () => {
  const event = fc.record({
    type: fc.constantFrom(...PRESS_EVENTS),
    on: fc.constantFrom('start', 'elsewhere'),
    isTrusted: fc.boolean(),
    key: fc.constantFrom('Enter', ' '),
    afterMs: fc.constantFrom(0, 5, 80, 400),
    finishes: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 30 }), async (events) => {
      kit.end.abort();
      kit = new GuardKit();
      kit.guard.attach(kit.reader);
      let isPersons = false;
      for (const { type, on, isTrusted, key, afterMs, finishes } of events) {
        vi.advanceTimersByTime(afterMs);
        const before = kit.press.mock.calls.length;
        const target = on === 'start' ? start : menuItem;
        const { isHeld } = kit.fire(type, target, { isTrusted, key, submitter: start });
        if (on === 'start' && isTrusted && type !== 'submit') expect(isHeld).toBe(true);
        // A press is taken only of what a person did a moment ago.
        isPersons ||= isTrusted;
        if (kit.press.mock.calls.length > before) expect(isPersons).toBe(true);
        expect(kit.press.mock.calls.length - before).toBeLessThanOrEqual(1);
        if (finishes) await kit.finish();
      }
    }),
  );
});
