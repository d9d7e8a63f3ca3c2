// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { createChanges } from '../../../lib/workshop/page/changes';

let nowMs = 0;
beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame'],
  });
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Told of changes that each take so long to look at. */
function changesThatTake(tookMs: number) {
  const told = vi.fn(() => {
    nowMs += tookMs;
  });
  const changes = createChanges(told);
  changes.follow(replySequenceEditor);
  const change = async () => {
    document.body.append(document.createElement('p'));
    await Promise.resolve();
  };
  return { told, changes, change };
}

it('tells of changes once a frame', async () => {
  const { told, changes, change } = changesThatTake(2);
  for (let frames = 1; frames <= 3; frames++) {
    await change();
    await change();
    vi.advanceTimersToNextFrame();
    expect(told).toHaveBeenCalledTimes(frames);
  }
  changes.rest();
});

it('leaves the page most of its time where looking takes long', async () => {
  const { told, changes, change } = changesThatTake(50);
  await change();
  vi.advanceTimersToNextFrame();
  expect(told).toHaveBeenCalledTimes(1);
  await change();
  vi.advanceTimersByTime(199);
  expect(told).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(told).toHaveBeenCalledTimes(2);
  changes.rest();
});
