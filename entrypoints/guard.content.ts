import browser from 'webextension-polyfill';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { SEQUENCE_EDITOR_PAGES } from '../lib/profile/origin';
import { createGuard } from '../lib/sequence/guard/guard';
import { showNotice } from '../lib/sequence/guard/notice';
import { isGuarded, shareGuard } from '../lib/sequence/guard/shared';
import { startsAt, storedStarts } from '../lib/sequence/guard/starts';
import { enterPage } from '../lib/sequence/pageContext';

/** Stands before the page's own scripts, and holds a press of the start control until the reader has come. */
export default defineContentScript({
  matches: [SEQUENCE_EDITOR_PAGES],
  // Whoever listens first is heard first.
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main() {
    if (isGuarded()) return;
    const ctx = enterPage('Guard');
    let starts: Awaited<ReturnType<typeof storedStarts>> = [];
    storedStarts().then(
      (stored) => {
        starts = stored;
      },
      () => undefined,
    );
    // An extension that is gone has no words any more.
    const unheld = browser.i18n.getMessage('guard_unheld');
    shareGuard(
      createGuard({
        window,
        signal: ctx.signal,
        isAlive: () => ctx.isAlive,
        starts: () => startsAt(location.href, starts),
        tellUnheld: () => showNotice(unheld),
      }),
    );
  },
});
