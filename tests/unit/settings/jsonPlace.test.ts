import { expect, it } from 'vitest';
import { jsonErrorPlace } from '../../../lib/settings/jsonPlace';

it.each([
  ['nothing', '', 1, 1],
  ['a bare word', 'oops', 1, 1],
  ['a comma too many', '{\n  "a": 1,\n}', 3, 1],
  ['a comma missing', '{"a": 1 "b": 2}', 1, 9],
  ['a colon missing', '{"a" 1}', 1, 6],
  ['an unquoted name', '{\n  a: 1\n}', 2, 3],
  ['a broken string', '["a\nb"]', 1, 2],
  ['a bad escape', '["\\x"]', 1, 2],
  ['an end missing', '[1, 2', 1, 6],
  ['words after the end', '[1, 2] x', 1, 8],
  ['a number with a leading zero', '[01]', 1, 3],
])('finds %s', (_, source, line, column) => {
  expect(() => JSON.parse(source)).toThrow();
  expect(jsonErrorPlace(source)).toEqual({ line, column });
});

it('gets through everything that is JSON', () => {
  const source = ' {"a": [1, -2.5e3, true, false, null, "\\u00e9\\n"], "b": {}, "c": []} \n';
  expect(JSON.parse(source)).toBeTypeOf('object');
  expect(jsonErrorPlace(source)).toEqual({ line: 2, column: 1 });
});

it.each([
  ['lists', '['.repeat(100_000)],
  ['objects', '{"a":'.repeat(100_000)],
])('finds the end of %s that are nested deeper than functions can call themselves', (_, source) => {
  expect(jsonErrorPlace(source)).toEqual({ line: 1, column: source.length + 1 });
});
