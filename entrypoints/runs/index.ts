import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { countInSentence } from '../../lib/sequence/digits';
import { offerReading } from '../../lib/sequence/lateReading';
import { shownSentence, shownText } from '../../lib/sequence/reader/shownText';
import { offerRunsPart } from '../../lib/sequence/runsPart';
import { createRunsPart } from './runsPart';

/** The half of the content script that runs need; the worker puts it into a page that has been read. */
export default defineUnlistedScript(() => {
  offerReading({ countInSentence, shownText, shownSentence });
  offerRunsPart(createRunsPart);
});
