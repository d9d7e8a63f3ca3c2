// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageProfile } from '../../../lib/profile/profile';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import type { PageMatch } from '../../../lib/sequence/match';
import type { PageReading } from '../../../lib/sequence/reader/reading';
import { type PageWatch, watchPage } from '../../../lib/sequence/reader/watchPage';
import { EditorPage, find } from './editorPage';

const PROFILES = [{ ...replySequenceEditor, urls: [`${location.origin}/#/campaign/{id}/people`] }];

describe('watching a sequence page', () => {
  let page: EditorPage;
  let end: AbortController;
  let alive: boolean;
  let hidden: boolean;
  let watch: PageWatch;
  const onPage = vi.fn<(match: PageMatch | null) => void>();
  const onReading = vi.fn<(reading: PageReading | null, checked: ReadonlySet<string>) => void>();
  const onRecords = vi.fn();
  const onFailure = vi.fn();
  const onUnheard = vi.fn();
  let profiles: readonly PageProfile[];
  let busy: boolean;
  let awaits: boolean;

  beforeEach(async () => {
    vi.clearAllMocks();
    end = new AbortController();
    alive = true;
    hidden = false;
    busy = false;
    awaits = false;
    profiles = PROFILES;
    vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
    location.hash = '#/campaign/101/people';
    page = new EditorPage({ contacts: 20 });
    watch = watchPage({
      profiles: () => profiles,
      signal: end.signal,
      ready: Promise.resolve(),
      isAlive: () => alive,
      isBusy: () => busy,
      awaitsOutcomes: () => awaits,
      onPage,
      onReading,
      onFailure,
      onRecords,
      onUnheard,
    });
    await readings(1);
    await frames();
    onReading.mockClear();
  });
  afterEach(() => {
    end.abort();
    vi.restoreAllMocks();
  });

  const readings = (count: number) => vi.waitFor(() => expect(onReading).toHaveBeenCalledTimes(count));
  const frames = async () => {
    for (let count = 0; count < 3; count++) await new Promise((resolve) => requestAnimationFrame(resolve));
  };

  const lastReading = () => onReading.mock.lastCall?.[0];
  const show = (isHidden: boolean) => {
    hidden = isHidden;
    document.dispatchEvent(new Event('visibilitychange'));
  };

  test('finds its profile at once', () => {
    expect(onPage.mock.calls).toEqual([[{ profile: PROFILES[0], sequenceId: '101' }]]);
    expect(watch.candidates()).toMatchObject([
      { profileId: replySequenceEditor.id, why: 'parts', missing: [] },
    ]);
  });

  test('reads many changes of one frame once', async () => {
    page.choose(['c1']);
    page.choose(['c2']);
    find('.email-step__include').dispatchEvent(new Event('change', { bubbles: true }));
    await readings(1);
    await frames();
    expect(onReading).toHaveBeenCalledTimes(1);
    expect(lastReading()?.selected).toBe(2);
    expect(onReading.mock.lastCall?.[1]).toEqual(new Set(['c1', 'c2']));
  });

  test('does nothing while nothing changes', async () => {
    await frames();
    expect(onReading).not.toHaveBeenCalled();
  });

  test('sees a box that was checked without a change of the markup', async () => {
    find<HTMLInputElement>('[data-step-id="step-2"] input').click();
    await readings(1);
    expect(lastReading()?.steps).toHaveLength(2);
  });

  test('sees nothing of a hidden tab, and reads all of it when it is shown', async () => {
    show(true);
    page.choose(['c1']);
    await frames();
    expect(onRecords).not.toHaveBeenCalled();
    expect(onReading).not.toHaveBeenCalled();
    show(false);
    await readings(1);
    expect(lastReading()?.selected).toBe(1);
  });

  test('sees only what tells of outcomes in a hidden tab, for as long as they are awaited', async () => {
    awaits = true;
    show(true);
    find('.email-step__category').setAttribute('value', 'other');
    find('.person').setAttribute('data-status', 'personalized');
    await vi.waitFor(() => expect(onRecords).toHaveBeenCalled());
    const seen = onRecords.mock.calls.flatMap(([records]) => records);
    expect(seen.map(({ attributeName }: MutationRecord) => attributeName)).toEqual(['data-status']);
    awaits = false;
    find('.person').setAttribute('data-status', 'failed');
    await vi.waitFor(() => expect(onRecords).toHaveBeenCalledTimes(2));
    find('.person').setAttribute('data-status', 'idle');
    await frames();
    expect(onRecords).toHaveBeenCalledTimes(2);
    expect(onReading).not.toHaveBeenCalled();
  });

  test('reads nothing for what no profile looks at', async () => {
    find('.person').setAttribute('style', 'color: red');
    const clock = document.createTextNode('12:00');
    find('h1').append(clock);
    clock.data = '12:01';
    await frames();
    expect(onReading).not.toHaveBeenCalled();
    find('.people__selected').textContent = '7 contacts selected';
    await readings(1);
    expect(lastReading()?.selected).toBe(7);
  });

  test('reads a row anew when it is another contact’s, or has another box', async () => {
    page.choose(['c1']);
    await readings(1);
    find('.person').setAttribute('data-contact-id', 'c77');
    await readings(2);
    expect(onReading.mock.lastCall?.[1]).toEqual(new Set(['c77']));
    find('.person__check').outerHTML = '<input type="checkbox" class="person__check">';
    await readings(3);
    expect(lastReading()?.checked).toBe(0);
  });

  test('follows the route, and leaves other pages alone', async () => {
    location.hash = '#/campaign/202/people';
    await vi.waitFor(() => expect(onPage.mock.lastCall?.[0]?.sequenceId).toBe('202'));
    location.hash = '#/people/list';
    await vi.waitFor(() => expect(onPage.mock.lastCall?.[0]).toBeNull());
    expect(onReading.mock.lastCall?.[0]).toBeNull();
    expect(watch.page()).toBeNull();
    onRecords.mockClear();
    page.choose(['c1']);
    await frames();
    expect(onRecords).not.toHaveBeenCalled();
  });

  test('hears of a route that the page’s script changes', async () => {
    history.pushState(null, '', '#/campaign/303/people');
    page.choose(['c1']);
    await vi.waitFor(() => expect(onPage.mock.lastCall?.[0]?.sequenceId).toBe('303'));
  });

  test('takes the profile that fits the page once it is drawn, but not under a press', async () => {
    const old = { ...(PROFILES[0] as PageProfile), id: 'old', start: '.start-of-old' };
    find('.personalize').className = 'personalise';
    profiles = [...PROFILES, old];
    watch.request();
    await vi.waitFor(() => expect(lastReading()?.hasStart).toBe(false));
    expect(watch.page()?.profile.id).toBe(replySequenceEditor.id);
    busy = true;
    find('.personalise').className = 'start-of-old';
    await frames();
    expect(watch.page()?.profile.id).toBe(replySequenceEditor.id);
    busy = false;
    page.choose(['c1']);
    await vi.waitFor(() => expect(watch.page()?.profile.id).toBe('old'));
    expect(onPage.mock.lastCall?.[0]?.profile).toBe(old);
  });

  test('waits for the marks of a page that is still being drawn', async () => {
    profiles = PROFILES.map((profile) => ({ ...profile, marks: ['.drawn'] }));
    watch.request();
    await vi.waitFor(() => expect(onPage.mock.lastCall?.[0]).toBeNull());
    await frames();
    find('main').classList.add('drawn');
    await vi.waitFor(() => expect(onPage.mock.lastCall?.[0]?.sequenceId).toBe('101'));
    await vi.waitFor(() => expect(lastReading()?.steps).toHaveLength(1));
  });

  test('goes on after a pass that throws', async () => {
    onReading.mockImplementationOnce(() => {
      throw new Error('A mistake');
    });
    page.choose(['c1']);
    await vi.waitFor(() => expect(onFailure).toHaveBeenCalledTimes(1));
    page.choose(['c2']);
    await readings(2);
    expect(lastReading()?.selected).toBe(2);
  });

  test('leaves a page alone that throws three times, until another one is shown', async () => {
    onReading.mockImplementation(() => {
      throw new Error('A mistake');
    });
    for (let count = 1; count <= 3; count++) {
      page.choose([`c${count}`]);
      await vi.waitFor(() => expect(onFailure).toHaveBeenCalledTimes(count));
    }
    page.choose(['c9']);
    await frames();
    expect(onReading).toHaveBeenCalledTimes(3);
    onReading.mockReset();
    location.hash = '#/campaign/404/people';
    await readings(1);
    expect(lastReading()?.selected).toBe(4);
  });

  test('leaves a page alone that takes too long three times', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    onReading.mockImplementation(() => {
      now += 300;
    });
    for (let count = 1; count <= 3; count++) {
      page.choose([`c${count}`]);
      await readings(count);
    }
    await vi.waitFor(() => expect(onFailure).toHaveBeenCalledTimes(1));
    page.choose(['c9']);
    await frames();
    expect(onReading).toHaveBeenCalledTimes(3);

    onRecords.mockClear();
    page.report('c1', 'personalizing', '1');
    await frames();
    expect(onRecords).not.toHaveBeenCalled();
    awaits = true;
    watch.observe();
    page.report('c1', 'personalized', '1');
    await vi.waitFor(() => expect(onRecords).toHaveBeenCalled());
    expect(onReading).toHaveBeenCalledTimes(3);
  });

  test('ends with the extension', async () => {
    alive = false;
    page.choose(['c1']);
    await frames();
    alive = true;
    end.abort();
    page.choose(['c2']);
    await frames();
    expect(onReading).not.toHaveBeenCalled();
    expect(onRecords).not.toHaveBeenCalled();
  });
});
