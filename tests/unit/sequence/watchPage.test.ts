// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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
  const onReading = vi.fn<(reading: PageReading | null) => void>();
  const onRecords = vi.fn();

  beforeEach(async () => {
    vi.clearAllMocks();
    end = new AbortController();
    alive = true;
    hidden = false;
    vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
    location.hash = '#/campaign/101/people';
    page = new EditorPage({ contacts: 20 });
    const { signal } = end;
    const profiles = () => PROFILES;
    watch = watchPage({ profiles, signal, isAlive: () => alive, onPage, onReading, onRecords });
    await readings(1);
  });
  afterEach(() => {
    end.abort();
    vi.restoreAllMocks();
  });

  const readings = (count: number) => vi.waitFor(() => expect(onReading).toHaveBeenCalledTimes(count));
  const frames = async () => {
    for (let count = 0; count < 3; count++) await new Promise((resolve) => requestAnimationFrame(resolve));
  };

  test('reads it at once', () => {
    expect(onPage.mock.calls).toEqual([[{ profile: PROFILES[0], sequenceId: '101' }]]);
    expect(onReading.mock.lastCall?.[0]?.steps).toHaveLength(1);
  });

  test('reads many changes of one frame once', async () => {
    page.choose(['c1']);
    page.choose(['c2']);
    find('.email-step__include').dispatchEvent(new Event('change', { bubbles: true }));
    await readings(2);
    await frames();
    expect(onReading).toHaveBeenCalledTimes(2);
    expect(onReading.mock.lastCall?.[0]?.selected).toBe(2);
  });

  test('does nothing while nothing changes', async () => {
    await frames();
    expect(onReading).toHaveBeenCalledTimes(1);
  });

  test('sees a box that was checked without a change of the markup', async () => {
    find<HTMLInputElement>('[data-step-id="step-2"] input').click();
    await readings(2);
    expect(onReading.mock.lastCall?.[0]?.steps).toHaveLength(2);
  });

  test('reads nothing while the tab is hidden, but hears of changes; and reads when it is shown', async () => {
    hidden = true;
    page.choose(['c1']);
    await vi.waitFor(() => expect(onRecords).toHaveBeenCalled());
    await frames();
    expect(onReading).toHaveBeenCalledTimes(1);
    hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    await readings(2);
    expect(onReading.mock.lastCall?.[0]?.selected).toBe(1);
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

  test('ends with the extension', async () => {
    alive = false;
    page.choose(['c1']);
    await frames();
    alive = true;
    end.abort();
    page.choose(['c2']);
    await frames();
    expect(onReading).toHaveBeenCalledTimes(1);
    expect(onRecords).not.toHaveBeenCalled();
  });
});
