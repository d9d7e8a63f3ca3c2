import type { Browser } from 'webextension-polyfill';

/**
 * What stands in for the polyfill in scripts that run in pages (wxt.config.ts puts it there): they use little of the API,
 * promises are native in every browser that is supported, and the polyfill would be a sixth of what each page loads.
 */
declare const browser: Browser;
declare const chrome: Browser;

// Which of the two it is, is known when it is built: asked for at run time, a page's element with such an id could answer.
export default import.meta.env.BROWSER === 'firefox' ? browser : chrome;
