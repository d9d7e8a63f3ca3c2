import browser from 'webextension-polyfill';

/** A moment as people of the browser's language write it: the time alone for today, with the date otherwise. */
export function formatMoment(atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  const now = new Date(nowMs);
  const today = at.toDateString() === now.toDateString();
  const thisYear = at.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(browser.i18n.getUILanguage(), {
    ...(!today && { month: 'short', day: 'numeric' }),
    ...(!thisYear && { year: 'numeric' }),
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
}
