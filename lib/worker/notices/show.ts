import browser from 'webextension-polyfill';
import { noticeWords } from '../../i18n/notices';
import type { Notice, NoticeKind } from '../../notices/notice';
import { readBuyUrl } from '../../settings/buyUrl';
import type { Services } from '../services';

const BETWEEN = ' ';
/** Stands for the runs after the first. */
const AND_OTHERS = '+';

/**
 * Shows a notification. It has no buttons, which Firefox doesn't know: where a click on it leads is in its id, for the worker
 * that shows it may have ended by then.
 */
export async function showNotice(notice: Notice, nowMs: number): Promise<void> {
  await browser.notifications.create(idOf(notice), {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    ...noticeWords(notice, nowMs),
  });
}

/** One of a kind at a time, the newest; of runs, one for each. Chromium shows none whose id has more than 500 characters. */
function idOf(notice: Notice): string {
  if (notice.kind !== 'run') return notice.kind;
  const [first = '', ...others] = notice.runIds;
  return [notice.kind, first, ...(others.length > 0 ? [AND_OTHERS] : [])].join(BETWEEN);
}

/** A click on a notification opens what it is about. Call it while the worker starts. */
export function onNoticeClicked({ knownPolicy, report }: Pick<Services, 'knownPolicy' | 'report'>): void {
  browser.notifications.onClicked.addListener((id) => void open(id, knownPolicy).catch(report));
}

async function open(id: string, knownPolicy: Services['knownPolicy']): Promise<void> {
  const [kind, ...runIds] = id.split(BETWEEN);
  // Its own first: a browser may leave it on the screen.
  await browser.notifications.clear(id);
  await browser.tabs.create({ url: await pageOf(kind as NoticeKind, runIds, knownPolicy) });
}

async function pageOf(
  kind: NoticeKind,
  runIds: readonly string[],
  knownPolicy: Services['knownPolicy'],
): Promise<string> {
  switch (kind) {
    case 'low':
    case 'none':
      return (await readBuyUrl(knownPolicy())) ?? browser.runtime.getURL('billing.html');
    case 'limit':
      return browser.runtime.getURL('usage.html');
    case 'run':
      return browser.runtime.getURL(
        runIds.length === 1 ? `run.html?run=${encodeURIComponent(runIds[0] ?? '')}` : 'usage.html',
      );
  }
}
