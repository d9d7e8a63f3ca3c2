import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

// What is in the folders that go to the stores.

const read = (build: string, file: string) =>
  readFileSync(fileURLToPath(new URL(`../../.output/${build}/${file}`, import.meta.url)));

/** Of what runs in each page, compressed: before the page's own scripts, and when it is there. */
const MAX_BYTES = { 'guard.js': 4_000, 'sequence.js': 20_000 };

const COMMON_KEYS = [
  'action',
  'background',
  'content_scripts',
  'content_security_policy',
  'default_locale',
  'description',
  'host_permissions',
  'icons',
  'manifest_version',
  'name',
  'optional_host_permissions',
  'options_ui',
  'permissions',
  'version',
];

describe.each(['chrome-mv3', 'firefox-mv3'])('%s', (build) => {
  const manifest = JSON.parse(read(build, 'manifest.json').toString());

  it.each(Object.entries(MAX_BYTES))(
    'has a content script %s of at most %i bytes, without database or schemas',
    (name, most) => {
      const script = read(build, `content-scripts/${name}`);
      expect(gzipSync(script).length).toBeLessThanOrEqual(most);
      // Words that Dexie and Valibot can't do without; in the worker they are where they belong.
      for (const word of ['indexedDB', 'strict_object']) {
        expect(script.includes(word), word).toBe(false);
        expect(read(build, 'background.js').includes(word), word).toBe(true);
      }
    },
  );

  it('asks for no more than it needs, and for the sequence editor only', () => {
    expect(manifest.permissions).toEqual([
      'activeTab',
      'alarms',
      'notifications',
      'scripting',
      'storage',
      'unlimitedStorage',
    ]);
    expect(manifest.host_permissions).toEqual(['https://run.reply.io/*']);
    // A team's server may be anywhere; its host is asked for when a person joins.
    expect(manifest.optional_host_permissions).toEqual([
      'https://*/*',
      'http://localhost/*',
      'http://127.0.0.1/*',
    ]);
    expect(manifest.content_scripts).toEqual([
      {
        matches: ['https://run.reply.io/*'],
        run_at: 'document_start',
        js: ['content-scripts/guard.js'],
      },
      {
        matches: ['https://run.reply.io/*'],
        run_at: 'document_idle',
        js: ['content-scripts/sequence.js'],
      },
    ]);
  });

  it('opens nothing to pages and to other extensions: there is no other key in its manifest', () => {
    // Not web_accessible_resources, externally_connectable, sandbox, optional_permissions or commands.
    const own = build.startsWith('firefox')
      ? ['browser_specific_settings']
      : ['minimum_chrome_version', 'storage'];
    expect(Object.keys(manifest).sort()).toEqual([...COMMON_KEYS, ...own].sort());
    expect(Object.keys(manifest.background)).toEqual([
      build.startsWith('firefox') ? 'scripts' : 'service_worker',
    ]);
  });

  it('lets its own pages run their own scripts and nothing else, in no frame', () => {
    expect(manifest.content_security_policy).toEqual({
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        'connect-src https: http://localhost:* http://127.0.0.1:*',
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
    });
  });
});

it('tells Firefox that nothing leaves the browser, unless the person joins a team', () => {
  const manifest = JSON.parse(read('firefox-mv3', 'manifest.json').toString());
  expect(manifest.browser_specific_settings.gecko.data_collection_permissions).toEqual({
    required: ['none'],
    optional: ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent'],
  });
});
