import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import { PageProfilesSchema } from '../../lib/profile/schema';
import { MAX_DETAIL_CHARS, PROBLEM_CODES } from '../../lib/protocol/problem';
import { POLICY_KEYS, parsePolicy } from '../../lib/settings/managed';
import { NO_POLICY } from '../../lib/settings/policy';
import { HttpsUrl } from '../../lib/settings/schema';
import { against, spoiled } from './kit/against';
import { fuzzed } from './kit/fuzzed';
import { hostile, nastyKey } from './kit/hostile';
import { spoiledTexts } from './kit/texts';
import { validOf } from './kit/validOf';

const SECRET = 'aSecret'.repeat(7).slice(0, 43);
const LINK = `https://credits.example.com/join#jac_acme_${SECRET}`;

/** A key's value, and what it is read as where that is known; `read` is missing where anything may become of it. */
interface Value {
  readonly value: unknown;
  readonly read?: unknown;
}

const strange = (values: fc.Arbitrary<unknown>): fc.Arbitrary<Value> => values.map((value) => ({ value }));
/** Where an administrator has pasted the link in another place, or with something that doesn't belong to it. */
const pasted: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(LINK, [LINK], { link: LINK }, JSON.stringify(LINK), [
    JSON.stringify({ id: LINK }),
  ]),
  spoiledTexts(fc.constantFrom(LINK, LINK.replace('https', 'http'), JSON.stringify([LINK]))),
);

const servers = fc.oneof(
  fc.constant({ value: LINK, read: { url: 'https://credits.example.com', link: LINK } }),
  fc.constant({ value: 'https://a.example/x/', read: { url: 'https://a.example/x', link: null } }),
  strange(fc.oneof(pasted, hostile, spoiledTexts(fc.constant('http://localhost:8787')))),
);
const buyLinks = fc.oneof(
  validOf(HttpsUrl).map((value) => ({ value, read: value.trim() })),
  strange(fc.oneof(pasted, hostile, against(HttpsUrl))),
);
const profiles = fc.oneof(
  validOf(PageProfilesSchema).map((value) => ({ value, read: v.parse(PageProfilesSchema, value) })),
  validOf(PageProfilesSchema).map((read) => ({
    value: read.map((profile, at) => (at % 2 === 0 ? JSON.stringify(profile) : profile)),
    read: v.parse(PageProfilesSchema, read),
  })),
  strange(spoiled(validOf(PageProfilesSchema))),
  // A token may stand where a profile's part of another kind is wanted.
  strange(
    fc
      .tuple(validOf(PageProfilesSchema), fc.nat())
      .map(([list, at]) =>
        list.map((profile) =>
          Object.fromEntries(
            Object.entries(profile).map(([key, part], i, all) => [key, i === at % all.length ? LINK : part]),
          ),
        ),
      ),
  ),
  strange(fc.oneof(pasted, hostile, fc.array(pasted, { maxLength: 3 }))),
);
const policies = fc.record(
  { server: servers, buyLink: buyLinks, profiles },
  { requiredKeys: [], noNullPrototype: true },
);
const others = fc.array(fc.tuple(fc.oneof(nastyKey, fc.string()), fc.oneof(pasted, hostile)), {
  maxLength: 2,
});

function assertTold(problems: ReturnType<typeof parsePolicy>['problems'], key: string): void {
  const told = problems.filter((problem) => problem.key === key);
  expect(told).toEqual([{ key, code: expect.any(String), detail: expect.stringMatching(/./) }]);
  for (const { code, detail } of told) {
    expect(PROBLEM_CODES.filter((known) => known !== 'unexpected')).toContain(code);
    expect(detail.length).toBeLessThanOrEqual(MAX_DETAIL_CHARS);
  }
}

describe('what an administrator has set', () => {
  fuzzed(
    'managed-policy',
    'counts key by key where it is right; what is wrong is told of, without the token in it',
    fc.oneof(
      { arbitrary: fc.record({ values: policies, others }), weight: 19 },
      fc.record({ anything: hostile }),
    ),
    (input) => {
      if ('anything' in input) {
        expect(parsePolicy(input.anything).policy).toEqual(NO_POLICY);
        return;
      }
      const values: { readonly [key: string]: Value | undefined } = input.values;
      const unknown = input.others.filter(([key]) => !POLICY_KEYS.includes(key));
      const set = Object.entries(input.values).map(([key, { value }]) => [key, value] as const);
      const { policy, problems } = parsePolicy(Object.fromEntries([...set, ...unknown]));
      expect(JSON.stringify(problems).toLowerCase()).not.toContain(SECRET.slice(0, 12).toLowerCase());
      for (const key of ['server', 'buyLink', 'profiles'] as const) {
        const { [key]: said } = values;
        if (said !== undefined && 'read' in said) expect(policy[key]).toEqual(said.read);
        else if (said !== undefined && policy[key] === null) assertTold(problems, key);
        if (policy[key] !== null || said === undefined)
          expect(problems.filter((problem) => problem.key === key)).toEqual([]);
        if (said === undefined) expect(policy[key]).toBeNull();
      }
      for (const [key] of unknown) assertTold(problems, key);
      if (policy.buyLink !== null) expect(v.is(HttpsUrl, policy.buyLink)).toBe(true);
      if (policy.profiles !== null) expect(v.is(PageProfilesSchema, policy.profiles)).toBe(true);
      const [link, url] = [policy.server?.link ?? LINK, policy.server?.url ?? LINK];
      expect([URL.canParse(link), URL.canParse(url)]).toEqual([true, true]);
    },
  );
});
