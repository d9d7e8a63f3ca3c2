import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/** The one host whose pages the extension may read: the app that holds the sequence editor. */
const SEQUENCE_EDITOR = 'https://run.reply.io/*';

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  // Imports are written out: a reader sees where a name comes from without knowing the framework.
  imports: false,
  manifestVersion: 3,
  vite: () => ({ plugins: [preact()] }),
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: ['alarms', 'scripting', 'storage', 'unlimitedStorage'],
    host_permissions: [SEQUENCE_EDITOR],
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'jason-ai-credits@extension',
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
});
