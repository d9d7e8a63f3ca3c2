import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { SEQUENCE_EDITOR_PAGES } from './lib/sequence/origin';

/** The oldest browsers that can run it: below them, `light-dark()` and iterator helpers are missing. */
const OLDEST = { chrome: '123', firefox: '140' };

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  // Imports are written out: a reader sees where a name comes from without knowing the framework.
  imports: false,
  manifestVersion: 3,
  vite: ({ browser }) => ({
    plugins: [preact()],
    build: { target: browser === 'firefox' ? `firefox${OLDEST.firefox}` : `chrome${OLDEST.chrome}` },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: ['alarms', 'scripting', 'storage', 'unlimitedStorage'],
    host_permissions: [SEQUENCE_EDITOR_PAGES],
    ...(browser !== 'firefox' && { minimum_chrome_version: OLDEST.chrome }),
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'jason-ai-credits@extension',
          strict_min_version: `${OLDEST.firefox}.0`,
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
});
