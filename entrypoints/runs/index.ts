import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerRunsPart } from '../../lib/sequence/runsPart';
import { createRunsPart } from './runsPart';

/** The half of the content script that runs need; the worker puts it into a page that has been read. */
export default defineUnlistedScript(() => offerRunsPart(createRunsPart));
