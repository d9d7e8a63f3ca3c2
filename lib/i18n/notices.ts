import type { Notice } from '../notices/notice';
import { ownLimitText } from './ownLimit';
import { formatNumber, plural, text } from './text';

/** What a notification says. */
export function noticeWords(notice: Notice, nowMs: number): { title: string; message: string } {
  switch (notice.kind) {
    case 'low': {
      const { available } = notice;
      return available === 0
        ? { title: text('notice_all_retained_title'), message: text('notice_all_retained') }
        : { title: text('notice_low_title'), message: plural('notice_low', available) };
    }
    case 'none':
      return { title: text('notice_none_title'), message: text('notice_none') };
    case 'limit':
      return { title: text('notice_limit_title'), message: ownLimitText(notice.limit, 0, nowMs) };
    case 'run': {
      const { runIds, used, returned } = notice;
      return {
        title: plural('notice_run_title', runIds.length),
        message: plural('notice_run', used, formatNumber(returned)),
      };
    }
  }
}
