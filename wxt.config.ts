import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig, type WxtViteConfig } from 'wxt';
import { SEQUENCE_EDITOR_PAGES } from './lib/profile/origin';
import { SERVER_DATA, SERVER_HOSTS } from './lib/protocol/access';

/**
 * The oldest browsers that can run it: below Chrome's, `light-dark()` and iterator helpers are missing. Below Firefox's, its
 * edition for Android doesn't ask for consent to what is sent, which the add-ons linter warns of.
 */
const OLDEST = { chrome: '123', firefox: '142' };

/**
 * What our own pages and the worker may do: their own scripts and styles and nothing besides, in no frame. The worker asks a
 * team's server and the vendor's API, wherever the person has said that they are.
 */
const PAGES_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  'connect-src https: http://localhost:* http://127.0.0.1:*',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PREACT = /\/preact\/dist\/preact\.mjs$/;
/** Where Preact makes a document of a string, for `dangerouslySetInnerHTML`. */
const MARKUP_FROM_TEXT = /\w+\.innerHTML=\w+\.__html/;

/**
 * Leaves out of Preact what makes markup of a string: nothing here asks for it, so nothing in what is shipped can do it. The
 * add-ons linter warns of it otherwise.
 */
function textStaysText(): NonNullable<WxtViteConfig['plugins']>[number] {
  return {
    name: 'text-stays-text',
    apply: 'build',
    transform(code, id) {
      if (!PREACT.test(id)) return null;
      if (!MARKUP_FROM_TEXT.test(code))
        this.error('Preact no longer makes markup as it did: look at it anew');
      return { code: code.replace(MARKUP_FROM_TEXT, 'null'), map: null };
    },
  };
}

/** What scripts in pages have in place of modules that are too much for a page. */
const IN_PAGES = {
  'webextension-polyfill': fileURLToPath(new URL('lib/messages/nativeBrowser.ts', import.meta.url)),
  'wxt/utils/content-script-context': fileURLToPath(
    new URL('lib/sequence/withoutContext.ts', import.meta.url),
  ),
};
/** What those that are loaded with a page have until the others come. */
const AT_FIRST = fileURLToPath(new URL('lib/sequence/lateReading.ts', import.meta.url));

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  // Imports are written out: a reader sees where a name comes from without knowing the framework.
  imports: false,
  manifestVersion: 3,
  vite: ({ browser }) => ({
    plugins: [preact(), textStaysText()],
    build: { target: browser === 'firefox' ? `firefox${OLDEST.firefox}` : `chrome${OLDEST.chrome}` },
  }),
  hooks: {
    'vite:build:extendConfig'(entrypoints, config) {
      const isForPages = entrypoints.every(
        ({ type }) => type === 'content-script' || type === 'unlisted-script',
      );
      const alias = Object.entries(IN_PAGES).map(([find, replacement]) => ({ find, replacement }));
      const first = { find: /^.*\/(?:digits|shownText)$/, replacement: AT_FIRST };
      const isLoadedWithPage = entrypoints.some(({ type }) => type === 'content-script');
      if (isForPages) config.resolve = { alias: isLoadedWithPage ? [...alias, first] : alias };
    },
  },
  manifest: ({ browser, command }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: ['activeTab', 'alarms', 'notifications', 'scripting', 'storage', 'unlimitedStorage'],
    host_permissions: [SEQUENCE_EDITOR_PAGES],
    // While developing, pages come from a server, and have what WXT lets them have.
    ...(command === 'build' && { content_security_policy: { extension_pages: PAGES_POLICY } }),
    // One of them at a time, by a click on the options page, when a person joins a team.
    optional_host_permissions: [...SERVER_HOSTS],
    ...(browser !== 'firefox' && {
      minimum_chrome_version: OLDEST.chrome,
      // Without it, Chromium gives no policy to an extension. Firefox does without, and warns of a key that it doesn't know.
      storage: { managed_schema: 'managed.schema.json' },
    }),
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'jason-ai-credits@extension',
          strict_min_version: `${OLDEST.firefox}.0`,
          // Out of the box nothing leaves the browser. Joining a team asks for the rest, on the options page.
          data_collection_permissions: { required: ['none'], optional: [...SERVER_DATA] },
        },
      },
    }),
  }),
});
