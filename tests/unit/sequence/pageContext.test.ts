// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { enterPage } from '../../../lib/sequence/pageContext';
import { fromWorld, keepInWorld } from '../../../lib/sequence/world';

const LOOK = 'jason-ai-credits-look';
const runtime = fakeBrowser.runtime as { id: string | undefined };

beforeEach(() => {
  runtime.id = 'ours';
});
afterEach(() => {
  runtime.id = 'test-extension-id';
});

test('a script that comes again takes the place of the one before', () => {
  const first = enterPage('Reader');
  const ended = vi.fn();
  first.onEnd(ended);
  const second = enterPage('Reader');
  expect(first.isAlive).toBe(false);
  expect(first.signal.aborted).toBe(true);
  expect(ended).toHaveBeenCalledOnce();
  expect(second.isAlive).toBe(true);
});

test('a page’s events end nothing while the extension is there', () => {
  const context = enterPage('Reader');
  document.dispatchEvent(new Event(LOOK));
  document.dispatchEvent(new CustomEvent(LOOK, { detail: { contentScriptName: 'sequence' } }));
  expect(context.isAlive).toBe(true);
});

test('one that an update has left behind goes when a newer one comes, or when it looks', () => {
  const [orphan, other] = [enterPage('Reader'), enterPage('Reader')];
  runtime.id = undefined;
  expect(other.signal.aborted).toBe(false);
  document.dispatchEvent(new Event(LOOK));
  expect(other.signal.aborted).toBe(true);
  expect(orphan.isAlive).toBe(false);
});

test('the guard and the reader of a page end others of their kind alone', () => {
  const [guard, reader] = [enterPage('Guard'), enterPage('Reader')];
  enterPage('Reader');
  expect([guard.isAlive, reader.isAlive]).toEqual([true, false]);
});

test('only what was kept is taken from our world', () => {
  expect(fromWorld('toString')).toBeUndefined();
  keepInWorld('jasonAiCreditsThing', 1);
  keepInWorld('jasonAiCreditsThing', 2);
  expect(fromWorld('jasonAiCreditsThing')).toBe(2);
});
