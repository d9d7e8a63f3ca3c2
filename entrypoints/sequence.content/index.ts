import { defineContentScript } from 'wxt/utils/define-content-script';
import { SEQUENCE_EDITOR_PAGES } from '../../lib/profile/origin';
import { runSequencePage } from './sequencePage';

/** What runs in the sequence editor: the credit counter, and the gate in front of the start control. */
export default defineContentScript({
  matches: [SEQUENCE_EDITOR_PAGES],
  // The gate must be there before the page's own listeners, and before the rep can press anything.
  runAt: 'document_start',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main: runSequencePage,
});
