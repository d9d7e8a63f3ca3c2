import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { POLICY_KEYS, parsePolicy } from '../../../lib/settings/managed';
import { NO_POLICY } from '../../../lib/settings/policy';
import managedSchema from '../../../public/managed.schema.json';
import { profileOf } from '../../contract/profiles';

const LINK = `https://credits.example.com/join#jac_acme_${'x'.repeat(43)}`;
const PROFILES = [profileOf('first'), profileOf('second')];

const accepted = (input: unknown) => {
  const { policy, problems } = parsePolicy(input);
  expect(problems).toEqual([]);
  return policy;
};

describe('a policy', () => {
  it.each([[undefined], [null], [{}], [[]], ['server']])('that is %j sets nothing', (input) => {
    expect(accepted(input)).toEqual(NO_POLICY);
  });

  it('may say which server by its address', () => {
    const server = { url: 'https://credits.example.com/team', link: null };
    expect(accepted({ server: ' https://credits.example.com/team/ ' })).toEqual({ ...NO_POLICY, server });
  });

  it('may sign one person in by their link', () => {
    const server = { url: 'https://credits.example.com', link: LINK };
    expect(accepted({ server: ` ${LINK}\n` })).toEqual({ ...NO_POLICY, server });
  });

  it('may say where credits are bought', () => {
    expect(accepted({ buyLink: 'https://shop.example/?q=1' }).buyLink).toBe('https://shop.example/?q=1');
  });

  it('may be written as the documentation says', () => {
    const [, example = ''] =
      readFileSync(new URL('../../../lib/settings/README.md', import.meta.url), 'utf8').match(
        /```json\n([^`]*)```/,
      ) ?? [];
    expect(accepted(JSON.parse(example))).toEqual({
      server: { url: 'https://credits.example.com', link: null },
      buyLink: 'https://procurement.example.com/jason-ai-credits',
      profiles: [],
      onlyShippedProfiles: true,
    });
  });

  it('may hold profiles, as they are or each as a text', () => {
    const [first, second] = PROFILES;
    expect(accepted({ profiles: [first, JSON.stringify(second)] }).profiles).toEqual(PROFILES);
    expect(accepted({ profiles: [] }).profiles).toEqual([]);
  });
});

describe('a key that is wrong', () => {
  it.each([
    ['server', 5, 'invalid-input', /string/],
    ['onlyShippedProfiles', 'yes', 'invalid-input', /boolean/],
    ['server', '', 'invalid-input', /not an address/],
    ['server', 'credits.example.com', 'invalid-input', /not an address/],
    ['server', 'ftp://credits.example.com', 'invalid-input', /not an address/],
    ['server', 'https://ada:secret@credits.example.com', 'invalid-input', /not an address/],
    ['server', 'https://credits.example.com/join#short', 'invalid-input', /not a join link/],
    ['server', 'http://credits.example.com', 'insecure-server', /^credits\.example\.com$/],
    ['server', LINK.replace('https', 'http'), 'insecure-server', /^credits\.example\.com$/],
    ['server', `https://credits.example.com/${'x'.repeat(2_000)}`, 'invalid-input', /length/],
    ['buyLink', 'http://shop.example', 'invalid-input', /https/],
    ['buyLink', 'javascript:alert(1)', 'invalid-input', /https/],
    ['buyLink', null, 'invalid-input', /string/],
    ['profiles', '[]', 'invalid-input', /Array/],
    ['profiles', ['{\n "id": }'], 'invalid-input', /^0: Not JSON, at line 2, column 8$/],
    ['profiles', [{ ...PROFILES[0], urls: [] }], 'invalid-input', /^0\.urls: At least one URL/],
    ['profiles', [PROFILES[0], JSON.stringify(PROFILES[0])], 'invalid-input', /same id/],
    ['profiles', [null], 'invalid-input', /^0/],
    ['sever', 'https://credits.example.com', 'invalid-input', /no such setting/],
    ['__proto__', {}, 'invalid-input', /no such setting/],
  ])('is told of, and the others count: %s %j', (key, value, code, detail) => {
    const good = { server: LINK, buyLink: 'https://shop.example', profiles: PROFILES };
    // Not by assignment: that would set the prototype where the key is called so.
    const { policy, problems } = parsePolicy(Object.fromEntries([...Object.entries(good), [key, value]]));
    expect(problems).toEqual([{ key, code, detail: expect.stringMatching(detail) }]);
    const others = accepted(Object.fromEntries(Object.entries(good).filter(([one]) => one !== key)));
    expect(policy).toEqual(others);
  });

  it('never quotes a token', () => {
    const { problems } = parsePolicy({
      server: `${LINK}more`,
      buyLink: LINK.replace('https', 'http'),
      profiles: [LINK],
    });
    expect(problems.map(({ key }) => key)).toEqual(['server', 'buyLink', 'profiles']);
    expect(JSON.stringify(problems)).not.toContain('jac_');
  });

  it.each([
    [LINK, 'Invalid type: Expected Array'],
    [[{ ...PROFILES[0], urls: LINK }], '0.urls: Invalid type: Expected Array'],
    [[JSON.stringify(LINK)], '0: Invalid type: Expected Object'],
  ])('never quotes a token that stands where something else belongs', (profiles, detail) => {
    const { problems } = parsePolicy({ profiles });
    expect(problems).toEqual([{ key: 'profiles', code: 'invalid-input', detail }]);
  });
});

// Chromium gives an extension only those keys that this file names, in the types that it says.
describe('the schema for Chromium', () => {
  const { properties } = managedSchema;
  const KEYWORDS = ['title', 'description', 'type', 'items', 'properties', '$schema'];

  it('names the keys that are read, and no others', () => {
    expect(Object.keys(properties).sort()).toEqual([...POLICY_KEYS].sort());
  });

  it('lets through what is read', () => {
    expect(properties).toMatchObject({
      server: { type: 'string' },
      buyLink: { type: 'string' },
      profiles: { type: 'array', items: { type: 'string' } },
    });
    const texts = PROFILES.map((profile) => JSON.stringify(profile));
    const policy = accepted({ server: LINK, buyLink: 'https://shop.example', profiles: texts });
    expect(Object.values(policy)).not.toContain(null);
  });

  it('has nothing in it that Chromium would refuse the extension for', () => {
    const walk = (part: Record<string, unknown>): void => {
      for (const key of Object.keys(part)) expect(KEYWORDS).toContain(key);
      expect(part.type === 'array').toBe('items' in part);
      if ('items' in part) walk(part.items as Record<string, unknown>);
      for (const one of Object.values(part.properties ?? {})) walk(one);
    };
    walk(managedSchema);
  });
});
