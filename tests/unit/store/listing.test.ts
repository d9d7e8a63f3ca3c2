import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ConfigEnv } from 'wxt';
import { parseCopy, parseReview } from '../../../demo/store/copy.ts';
import review from '../../../demo/store/review.json';
import { listingFiles, reviewFile } from '../../../demo/store/text.ts';
import { SERVER_DATA } from '../../../lib/protocol/access.ts';
import messages from '../../../public/_locales/en/messages.json';
import config from '../../../wxt.config';

// What the stores are told is what the manifests ask for.

const COPY = fileURLToPath(new URL('../../../demo/store/copy', import.meta.url));
const languages = readdirSync(COPY).map((file) => file.replace('.json', ''));
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const copyIn = (language: string) =>
  parseCopy(
    read(`${COPY}/${language}.json`),
    read(fileURLToPath(new URL(`../../../public/_locales/${language}/messages.json`, import.meta.url))),
  );

function manifestFor(browser: string) {
  if (typeof config.manifest !== 'function') throw new Error('The manifest is no function');
  const env: ConfigEnv = { browser, command: 'build', mode: 'production', manifestVersion: 3 };
  return Promise.resolve(config.manifest(env));
}

describe.each(['chrome', 'firefox'])('for %s', (browser) => {
  it('each permission is justified to its reviewers, and nothing else is', async () => {
    const { permissions } = await manifestFor(browser);
    expect(Object.keys(parseReview(review).permissions)).toEqual(permissions);
    for (const permission of permissions ?? [])
      expect(reviewFile(parseReview(review))).toContain(`\`${permission}\``);
  });

  it.each(languages)('the privacy statement in %s names each host that it asks for', async (language) => {
    const { host_permissions = [], optional_host_permissions = [] } = await manifestFor(browser);
    const hosts = [...host_permissions, ...optional_host_permissions];
    const { privacy } = copyIn(language);
    expect(Object.keys(privacy.hosts).sort()).toEqual(hosts.sort());
    for (const host of hosts) expect(listingFiles(copyIn(language))['privacy.md']).toContain(`\`${host}\`: `);
  });
});

it.each(languages)(
  'the privacy statement in %s tells each kind of data that Firefox asks consent to',
  async (language) => {
    const { browser_specific_settings } = await manifestFor('firefox');
    const { privacy } = copyIn(language);
    expect(browser_specific_settings?.gecko).toMatchObject({
      data_collection_permissions: { required: ['none'], optional: Object.keys(privacy.data) },
    });
  },
);

describe('copy that isn’t right', () => {
  const copy = read(`${COPY}/en.json`);
  const withPrivacy = (part: object) => ({ ...copy, privacy: { ...copy.privacy, ...part } });
  const [kind] = SERVER_DATA;

  it.each([
    ['a kind of data that isn’t told', withPrivacy({ data: { [kind]: 'Your access.' } }), messages],
    [
      'a host that isn’t asked for',
      withPrivacy({ hosts: { ...copy.privacy.hosts, 'http://*/*': 'All.' } }),
      messages,
    ],
    ['no description', { ...copy, description: [] }, messages],
    ['a summary that no store takes', copy, { ...messages, extDescription: { message: 'x'.repeat(133) } }],
  ])('is refused: %s', (_, wrong, its) => {
    expect(() => parseCopy(copy, messages)).not.toThrow();
    expect(() => parseCopy(wrong, its)).toThrow();
  });
});
