import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { PageProfileSchema } from '../../../lib/profile/schema';
import { SHIPPED_PROFILES } from '../../../lib/profile/shipped';

const readme = readFileSync(new URL('../../../lib/profile/README.md', import.meta.url), 'utf8');

test('the example in the docs is a profile', () => {
  const [, json = ''] = /```json\n(.*?)```/s.exec(readme) ?? [];
  expect(v.safeParse(PageProfileSchema, JSON.parse(json)).issues).toBeUndefined();
});

test('the docs name every part and every choice of a profile', () => {
  const [, json = ''] = /```json\n(.*?)```/s.exec(readme) ?? [];
  const parts = Object.keys(SHIPPED_PROFILES[0] ?? {});
  expect(parts.length).toBeGreaterThan(5);
  expect(Object.keys(JSON.parse(json))).toEqual(parts);
  for (const choice of [
    'whole',
    'paged',
    'scrolled',
    'growing',
    'rows',
    'sentence',
    'both',
    'larger',
    'neither',
    'choosing',
    'trimming',
    'corner',
    'nowhere',
  ]) {
    expect(readme, choice).toContain(`\`${choice}\``);
  }
});

test.each(SHIPPED_PROFILES)('the shipped profile $id is one', (profile) => {
  expect(v.safeParse(PageProfileSchema, profile).issues).toBeUndefined();
});
