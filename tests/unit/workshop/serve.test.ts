// @vitest-environment jsdom
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { isByPerson } from '../../../lib/sequence/trusted';
import { serveWorkshop } from '../../../lib/workshop/page/serve';
import { withValue } from '../../../lib/workshop/path';
import type { FromPage, PageReport, ToPage } from '../../../lib/workshop/protocol';
import { FromPageSchema } from '../../../lib/workshop/schema';
import { EditorPage, find } from '../sequence/editorPage';
import { portPair } from './ports';

// In jsdom, a script is all that can press.
vi.mock('../../../lib/sequence/trusted', () => ({ isByPerson: vi.fn(() => true) }));

// jsdom has no layout to scroll, and no windows to bring to the front.
Element.prototype.scrollIntoView = () => undefined;
window.focus = () => undefined;

let page: EditorPage;
let said: FromPage[];
let tell: (message: ToPage) => void;
let leave: () => void;

beforeEach(() => {
  page = new EditorPage({ contacts: 60 });
  said = [];
  const { here, there } = portPair();
  // Parsed as the workshop does: what the page says always is in the shape that it must have.
  here.onMessage.addListener((message) => said.push(v.parse(FromPageSchema, message)));
  serveWorkshop(there);
  tell = (message) => here.postMessage(message);
  leave = () => here.disconnect();
});
afterEach(() => {
  vi.mocked(isByPerson).mockReturnValue(true);
  leave();
});

const read = (profile = replySequenceEditor) => tell({ type: 'read', profile, others: [] });
const report = (): PageReport | undefined => said.findLast((one) => one.type === 'report')?.report;
const overlay = () => document.querySelector('jason-ai-credits-workshop');
const press = (key: string, target: Element = document.body) =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );

describe('reading', () => {
  it('says what the draft reads, part by part', async () => {
    page.choose(['c1', 'c2']);
    page.report('c1', 'failed', '1', 'No LinkedIn');
    page.report('c2', 'mystery', '1');
    read();
    await vi.waitFor(() => expect(report()).toBeDefined());
    expect(report()).toMatchObject({
      sequenceId: null,
      rows: 50,
      selected: 2,
      price: 2,
      sentence: { text: '2 contacts selected', number: 2 },
      start: 'ready',
      steps: [
        { word: 'opener', category: 'opener', included: true },
        { word: 'recruiter', category: 'recruiter', included: false },
      ],
      outcomes: { meanings: { failed: 2, idle: 48 }, unknown: [{ word: 'mystery', count: 2 }] },
    });
    expect(report()?.contacts).toEqual([
      { id: 'c1', name: 'Name of c1', order: null, chosen: true },
      { id: 'c2', name: 'Name of c2', order: null, chosen: true },
      { id: 'c3', name: 'Name of c3', order: null, chosen: false },
    ]);
    expect(report()?.outcomes.reason).toBe('No LinkedIn');
    expect(report()?.places['contacts.checkbox']).toMatchObject({ count: 50, of: 50 });
    expect(report()?.places['contacts.id.0']).toMatchObject({ count: 50, sample: 'c1' });
    expect(report()?.places).not.toHaveProperty('contacts.order');
  });

  it('follows the page, until it is to rest', async () => {
    read();
    await vi.waitFor(() => expect(report()?.selected).toBe(0));
    page.choose(['c1']);
    await vi.waitFor(() => expect(report()?.selected).toBe(1));
    tell({ type: 'rest' });
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(1));
    const before = said.length;
    page.choose(['c2']);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(said).toHaveLength(before);
  });

  it('says so where the address is longer than anybody reads', async () => {
    const before = location.href;
    history.replaceState(null, '', `?filter=${'x'.repeat(5_000)}`);
    read();
    await vi.waitFor(() => expect(report()?.url).toContain('?filter=xxx'));
    history.replaceState(null, '', before);
  });

  it.each([
    ['contacts.row', ''],
    ['contacts.row', '[['],
    ['start', ':::'],
    ['contacts.id.0', { pattern: '' }],
    ['contacts.name', { selector: '>>>' }],
    ['steps.item', 'a >>> b >>> '],
    ['marks', ['', '(((']],
  ])('bears a draft that is only half done: %s = %j', async (path, value) => {
    read(withValue(replySequenceEditor, path, value));
    await vi.waitFor(() => expect(report()).toBeDefined());
  });
});

describe('pointing', () => {
  it('picks what has the focus with Enter, going up and down by arrows', async () => {
    read();
    tell({ type: 'pick', part: 'contacts.name', prompt: 'Click the name' });
    await vi.waitFor(() => expect(overlay()?.shadowRoot?.textContent).toContain('Click the name'));
    const seen = vi.fn();
    document.addEventListener('keydown', seen);
    const box = find('.person__check');
    box.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
    press('ArrowUp', box);
    press('ArrowUp', box);
    press('ArrowDown', box);
    press('ArrowDown', box);
    press('Enter', box);
    document.removeEventListener('keydown', seen);
    expect(seen).not.toHaveBeenCalled();
    expect(overlay()).toBeNull();
    const picked = () => said.find((one) => one.type === 'picked');
    await vi.waitFor(() => expect(picked()).toMatchObject({ part: 'contacts.name' }));
  });

  it('is given up with Escape', async () => {
    read();
    tell({ type: 'pick', part: 'start', prompt: 'Click' });
    await vi.waitFor(() => expect(overlay()).not.toBeNull());
    press('Escape');
    expect(overlay()).toBeNull();
    await vi.waitFor(() => expect(said).toContainEqual({ type: 'ended' }));
  });

  it.each(['pick', 'show'] as const)('is not done by the page’s own scripts: %s', async (type) => {
    read();
    tell({ type, part: 'start', index: 0, prompt: 'Click' });
    await vi.waitFor(() => expect(overlay()).not.toBeNull());
    vi.mocked(isByPerson).mockReturnValue(false);
    const seen = vi.fn();
    const start = find('button.personalize');
    for (const name of ['focusin', 'pointerover', 'click', 'keydown']) start.addEventListener(name, seen);
    for (const name of ['focusin', 'pointerover', 'click']) {
      start.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
    }
    press('Enter', start);
    press('Escape', start);
    expect(seen).toHaveBeenCalledTimes(5);
    expect(overlay()).not.toBeNull();
    expect(said.some((one) => one.type !== 'report')).toBe(false);
  });

  it('ends when the workshop says so', async () => {
    read();
    tell({ type: 'pick', part: 'start', prompt: 'Click' });
    await vi.waitFor(() => expect(overlay()).not.toBeNull());
    tell({ type: 'stop' });
    await vi.waitFor(() => expect(overlay()).toBeNull());
  });

  it('gives way to the next one without a word', async () => {
    read();
    tell({ type: 'pick', part: 'start', prompt: 'First' });
    tell({ type: 'show', part: 'start', index: 0, prompt: 'Second' });
    await vi.waitFor(() => expect(overlay()?.shadowRoot?.textContent).toContain('Second'));
    expect(document.querySelectorAll('jason-ai-credits-workshop')).toHaveLength(1);
    expect(said.some(({ type }) => type === 'ended')).toBe(false);
  });
});

describe('when the port is gone', () => {
  it('leaves nothing in the page, and says nothing more', async () => {
    read();
    tell({ type: 'pick', part: 'start', prompt: 'Click' });
    await vi.waitFor(() => expect(overlay()).not.toBeNull());
    leave();
    expect(overlay()).toBeNull();
    const before = said.length;
    const key = vi.fn();
    document.addEventListener('keydown', key);
    press('Enter');
    document.removeEventListener('keydown', key);
    expect(key).toHaveBeenCalledOnce();
    page.choose(['c1']);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(said).toHaveLength(before);
  });
});
