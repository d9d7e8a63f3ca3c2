import { defineContentScript } from 'wxt/utils/define-content-script';
import { SEQUENCE_EDITOR_PAGES } from '../../lib/profile/origin';
import { runSequencePage } from './sequencePage';

/** What reads the sequence editor: the credit counter, and the way from a press to its run. */
export default defineContentScript({
  matches: [SEQUENCE_EDITOR_PAGES],
  // The guard holds presses meanwhile.
  runAt: 'document_idle',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main: runSequencePage,
});
