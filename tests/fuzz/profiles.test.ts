// @vitest-environment jsdom
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import { PageProfileSchema, PageProfilesSchema } from '../../lib/profile/schema';
import { parse } from '../../lib/protocol/parse';
import { wrongsOf } from '../../lib/workshop/errors';
import { importText, printProfile } from '../../lib/workshop/importText';
import { against, near } from './kit/against';
import { fuzzed } from './kit/fuzzed';
import { text } from './kit/hostile';
import { jsonOf, spoiledTexts } from './kit/texts';
import { validOf } from './kit/validOf';

const lists = fc.oneof(
  fc.record({ isRight: fc.constant(true), profiles: validOf(PageProfilesSchema) }),
  fc.record({ isRight: fc.constant(false), profiles: against(PageProfilesSchema) }),
);

const imports = fc.oneof(
  { arbitrary: jsonOf(validOf(PageProfileSchema)), weight: 20 },
  { arbitrary: jsonOf(near(PageProfileSchema, 'json')), weight: 30 },
  { arbitrary: spoiledTexts(jsonOf(near(PageProfileSchema, 'json'))), weight: 40 },
  { arbitrary: text, weight: 10 },
  {
    arbitrary: fc.constantFrom(
      '['.repeat(100_000),
      '{"a":'.repeat(50_000),
      `"${'x'.repeat(200_000)}`,
      `[${'1,'.repeat(50_000)}`,
    ),
    weight: 1,
  },
);

describe('page profiles that somebody has written', () => {
  fuzzed(
    'profiles',
    'are taken as they are where they are right, and again after a journey as JSON, and refused with the place otherwise',
    lists,
    ({ isRight, profiles }) => {
      if (!isRight) {
        const refusal = expect.objectContaining({
          code: 'invalid-input',
          detail: expect.stringMatching(/./),
        });
        expect(() => parse(PageProfilesSchema, profiles, 'invalid-input')).toThrow(refusal);
        return;
      }
      const taken = parse(PageProfilesSchema, profiles, 'invalid-input');
      expect(parse(PageProfilesSchema, JSON.parse(JSON.stringify(taken)), 'invalid-input')).toEqual(taken);
    },
  );

  fuzzed(
    'workshop-imports',
    'are taken into the workshop where they are shaped like one, with what is wrong in them named by its place',
    imports,
    (source) => {
      const imported = importText(source);
      if (imported.kind === 'not-json') {
        const lines = source.split('\n');
        expect(imported.place.line).toBeLessThanOrEqual(lines.length);
        expect(imported.place.column).toBeLessThanOrEqual((lines[imported.place.line - 1] ?? '').length + 1);
        return;
      }
      if (imported.kind === 'not-a-profile')
        return expect(v.is(PageProfileSchema, JSON.parse(source))).toBe(false);
      const { profile } = imported;
      expect(importText(printProfile(profile))).toEqual(imported);
      const mayBeSaved = v.is(PageProfileSchema, profile);
      const wrongs = [...wrongsOf(profile).values()];
      // Whether a selector is CSS is for the browser to say: no schema knows.
      expect(wrongs.every((wrong) => wrong === 'not_css')).toBe(mayBeSaved);
    },
  );
});
