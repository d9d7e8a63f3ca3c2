import * as v from 'valibot';
import { expect, test } from 'vitest';
import { newId } from '../../../lib/sequence/newId';

test('a new id is a UUIDv7 of its time, and no other', () => {
  const nowMs = Date.UTC(2026, 10, 24, 9, 30);
  const id = newId(nowMs);
  expect(v.is(v.pipe(v.string(), v.uuid()), id)).toBe(true);
  expect(id).toMatch(/^.{14}7.{4}[89ab]/);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(nowMs);
  expect(newId(nowMs)).not.toBe(id);
});
