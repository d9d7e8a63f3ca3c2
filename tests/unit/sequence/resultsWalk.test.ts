// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import type { PageMatch } from '../../../lib/sequence/match';
import { type Farther, PageRuns } from '../../../lib/sequence/outcomes/pageRuns';
import { EditorPage, find } from './editorPage';
import { VirtualPage } from './virtualPage';

vi.setConfig({ testTimeout: 30_000 });
// In a document without a person, what a script does is theirs.
vi.mock('../../../lib/sequence/trusted', () => ({ isByPerson: () => true }));

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const { outcomes } = replySequenceEditor;
/** What became of a contact stands in its row, and nowhere else. */
const PAGED: PageMatch = {
  profile: { ...replySequenceEditor, outcomes: { ...outcomes, item: '.people__list .person' } },
  sequenceId: '101',
};

let end: AbortController;
let runs: PageRuns;
let isFree: boolean;
let farther: Farther | null;
const settler = { add: vi.fn(), addJobs: vi.fn() };
const settled = () => new Set(settler.add.mock.calls.flat(2).map(({ outcome }) => outcome.contactId));
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  settler.add.mockClear();
  end = new AbortController();
  isFree = true;
  farther = null;
});
afterEach(() => {
  end.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Lets a run begin with contacts of a page. */
async function begin(match: PageMatch, covered: readonly string[]): Promise<void> {
  runs = new PageRuns({
    document,
    openRuns: async () => [],
    settler,
    isFree: () => isFree,
    onFarther: (now) => {
      farther = now;
    },
    signal: end.signal,
  });
  runs.follow(match);
  await pass(0);
  runs.expect({ runId: 'run', heldAtMs: Date.now(), pending: covered, baselines: [] });
  runs.begin('run', covered);
}

const act = (type: string) => document.body.dispatchEvent(new Event(type, { bubbles: true }));
const firstShown = () => find('.person').getAttribute('data-contact-id');

async function turnTo(first: string): Promise<void> {
  while (firstShown() !== first) {
    find<HTMLButtonElement>('.pager__next').click();
    await pass(100);
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (let passed = 0; !condition() && passed < MINUTE; passed += 10) await pass(10);
}

/** Somebody who is never away for long. */
async function useFor(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += SECOND) {
    act('pointerdown');
    await pass(SECOND);
  }
}

describe('a paged list', () => {
  let page: EditorPage;
  let covered: string[];

  beforeEach(() => {
    page = new EditorPage({ contacts: 120, perPage: 20, drawMs: 100 });
    covered = page.ids.slice(0, 60);
  });

  const finish = (ids: readonly string[]) => {
    for (const id of ids) page.report(id, 'personalized', '1');
  };

  test('is looked through for results with nobody touching it, no further than it must, and turned back', async () => {
    await turnTo('c41');
    await begin(PAGED, covered);
    const next = vi.fn();
    find('.pager__next').addEventListener('click', next);
    finish(covered);
    await pass(30 * SECOND);
    expect(settled()).toEqual(new Set(covered));
    expect(firstShown()).toBe('c41');
    expect(next).toHaveBeenCalledTimes(2);
    expect(page.started).toEqual([]);
  });

  test('is looked through in a hidden tab, too', async () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    await begin(PAGED, covered);
    finish(covered);
    await pass(30 * SECOND);
    expect(settled()).toEqual(new Set(covered));
  });

  test('is left alone while it is used, and looked through at a click meanwhile', async () => {
    await begin(PAGED, covered);
    finish(covered);
    await useFor(30 * SECOND);
    expect(firstShown()).toBe('c1');
    expect(farther?.count).toBe(40);
    const turned = vi.fn();
    find('.pager__next').addEventListener('click', turned);
    farther?.look();
    // The pointer leaves the button.
    act('pointermove');
    await pass(5 * SECOND);
    expect(settled()).toEqual(new Set(covered));
    expect([firstShown(), farther, turned.mock.calls.length]).toEqual(['c1', null, 2]);
  });

  test('is turned back at once when somebody comes, and looked through when they have gone', async () => {
    await begin(PAGED, covered);
    finish(covered);
    await until(() => firstShown() === 'c21');
    act('pointermove');
    await pass(100);
    expect(firstShown()).toBe('c1');
    expect(settled().has('c60')).toBe(false);
    await pass(MINUTE);
    expect(settled()).toEqual(new Set(covered));
  });

  test('is left to a press', async () => {
    isFree = false;
    await begin(PAGED, covered);
    finish(covered);
    await pass(MINUTE);
    expect(firstShown()).toBe('c1');
    isFree = true;
    await until(() => firstShown() === 'c21');
    expect(runs.isWalking).toBe(true);
    await runs.endWalk();
    expect(runs.isWalking).toBe(false);
  });

  test('is left alone where all that is awaited can be seen, or another page is shown', async () => {
    const next = vi.fn();
    find('.pager__next').addEventListener('click', next);
    await begin(PAGED, covered.slice(0, 20));
    await pass(MINUTE);
    await begin(PAGED, covered);
    runs.follow(null);
    await pass(MINUTE);
    expect(next).not.toHaveBeenCalled();
  });

  test('is looked through with longer and longer pauses while nothing comes, and not for ever', async () => {
    await begin(PAGED, covered);
    let times = 0;
    find('.pager__next').addEventListener('click', () => times++);
    await pass(5 * MINUTE);
    const early = times;
    await pass(12 * 60 * MINUTE);
    const all = times;
    await pass(11 * 60 * MINUTE);
    expect(early).toBeGreaterThan(2 * 3);
    expect(all).toBeLessThan(2 * 15);
    expect(times).toBe(all);
    expect(farther?.count).toBe(40);
  });

  test('is looked through again and again while there are results', async () => {
    await begin(PAGED, covered);
    for (const id of covered) {
      finish([id]);
      await pass(20 * SECOND);
    }
    await pass(5 * MINUTE);
    expect(settled()).toEqual(new Set(covered));
  });
});

describe('a list that is drawn as it is scrolled', () => {
  let page: VirtualPage;
  let covered: string[];

  beforeEach(async () => {
    page = new VirtualPage({ contacts: 300 });
    covered = page.ids.slice(0, 60);
    page.scrollTo(400);
    const { profile } = page.match;
    await begin(
      { ...page.match, profile: { ...profile, outcomes: { ...outcomes, item: '.list .person' } } },
      covered,
    );
    for (const id of covered) page.statuses.set(id, 'personalized');
  });

  test('is looked through, and scrolled back', async () => {
    await pass(30 * SECOND);
    expect(settled()).toEqual(new Set(covered));
    expect(page.scrollTop).toBe(400);
    // No further than its last contact.
    expect(page.scrolls).toBeLessThan(15);
  });

  test('is scrolled back as soon as somebody comes', async () => {
    await until(() => page.scrollTop > 800);
    act('wheel');
    await pass(0);
    expect(page.scrollTop).toBe(400);
  });

  test('is left alone while nothing is drawn', async () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    await pass(MINUTE);
    expect(page.scrollTop).toBe(400);
  });
});
