import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { SEQUENCE_EDITOR_PAGES } from './lib/profile/origin';
import { SERVER_DATA, SERVER_HOSTS } from './lib/protocol/access';

/** The oldest browsers that can run it: below them, `light-dark()` and iterator helpers are missing. */
const OLDEST = { chrome: '123', firefox: '140' };

const NATIVE_BROWSER = fileURLToPath(new URL('lib/messages/nativeBrowser.ts', import.meta.url));

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  // Imports are written out: a reader sees where a name comes from without knowing the framework.
  imports: false,
  manifestVersion: 3,
  vite: ({ browser }) => ({
    plugins: [preact()],
    build: { target: browser === 'firefox' ? `firefox${OLDEST.firefox}` : `chrome${OLDEST.chrome}` },
  }),
  hooks: {
    'vite:build:extendConfig'(entrypoints, config) {
      const isForPages = entrypoints.every(
        ({ type }) => type === 'content-script' || type === 'unlisted-script',
      );
      if (isForPages) config.resolve = { alias: { 'webextension-polyfill': NATIVE_BROWSER } };
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: ['alarms', 'scripting', 'storage', 'unlimitedStorage'],
    host_permissions: [SEQUENCE_EDITOR_PAGES],
    // One of them at a time, by a click on the options page, when a person joins a team.
    optional_host_permissions: [...SERVER_HOSTS],
    ...(browser !== 'firefox' && { minimum_chrome_version: OLDEST.chrome }),
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
