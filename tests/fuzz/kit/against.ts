import fc from 'fast-check';
import * as v from 'valibot';
import { hostile, hostileJson, nastyKey } from './hostile';
import { validOf } from './validOf';

/** One thing done to one place of a value. */
type Spoil =
  | { readonly kind: 'replace'; readonly value: unknown }
  | { readonly kind: 'add' | 'rename'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'repeat'; readonly times: number }
  | { readonly kind: 'remove' | 'wrap' };

function spoils(values: fc.Arbitrary<unknown>): fc.Arbitrary<Spoil> {
  return fc.oneof(
    { arbitrary: fc.record({ kind: fc.constant('replace' as const), value: values }), weight: 6 },
    {
      arbitrary: fc.record({
        kind: fc.constantFrom('add' as const, 'rename' as const),
        key: nastyKey,
        value: values,
      }),
      weight: 2,
    },
    { arbitrary: fc.record({ kind: fc.constantFrom('remove' as const, 'wrap' as const) }), weight: 3 },
    {
      arbitrary: fc.record({ kind: fc.constant('repeat' as const), times: fc.constantFrom(2, 2, 60, 3_000) }),
      weight: 1,
    },
  );
}

type Path = readonly string[];

/** Values near those that a schema takes: one to three things are done to one that is right. It may still be right. */
export function near(schema: v.GenericSchema, only: 'json' | 'any' = 'any'): fc.Arbitrary<unknown> {
  return spoiled(validOf(schema), only);
}

/** Values with one to three things done to them. */
export function spoiled(values: fc.Arbitrary<unknown>, only: 'json' | 'any' = 'any'): fc.Arbitrary<unknown> {
  const steps = fc.array(fc.tuple(fc.nat(), spoils(only === 'json' ? hostileJson : hostile)), {
    minLength: 1,
    maxLength: 3,
  });
  return fc.tuple(values, steps).map(([value, all]) =>
    all.reduce((before, [at, spoil]) => {
      const places = placesOf(before);
      return changed(before, places[at % places.length] ?? [], spoil);
    }, value),
  );
}

/** Values that a schema must refuse: near misses, and anything at all. */
export function against(schema: v.GenericSchema, only: 'json' | 'any' = 'any'): fc.Arbitrary<unknown> {
  const anything = only === 'json' ? hostileJson : hostile;
  return fc
    .oneof({ arbitrary: near(schema, only), weight: 9 }, { arbitrary: anything, weight: 1 })
    .filter((value) => !v.is(schema, value));
}

/** A value is looked into so far: what is beyond is like what was seen. */
const MOST_PLACES = 400;

/** All places of a value, itself included. */
function placesOf(value: unknown): Path[] {
  const places: Path[] = [];
  const look = (at: unknown, path: Path): void => {
    if (places.length >= MOST_PLACES) return;
    places.push(path);
    if (typeof at !== 'object' || at === null || path.length > 8) return;
    for (const [key, inside] of Object.entries(at)) look(inside, [...path, key]);
  };
  look(value, []);
  return places;
}

function changed(value: unknown, [key, ...rest]: Path, spoil: Spoil): unknown {
  if (key === undefined) return spoiledAt(value, spoil);
  const entries = Object.entries(value as object);
  const inside = entries.find(([name]) => name === key)?.[1];
  if (rest.length === 0 && spoil.kind === 'remove')
    return rebuilt(
      value,
      entries.filter(([name]) => name !== key),
    );
  if (rest.length === 0 && spoil.kind === 'rename')
    return rebuilt(
      value,
      entries.map(([name, one]) => [name === key ? spoil.key : name, one]),
    );
  const next = changed(inside, rest, spoil);
  return rebuilt(
    value,
    entries.map(([name, one]) => [name, name === key ? next : one]),
  );
}

function spoiledAt(value: unknown, spoil: Spoil): unknown {
  switch (spoil.kind) {
    case 'replace':
      return spoil.value;
    case 'wrap':
      return [value];
    case 'repeat':
      return repeated(value, spoil.times);
    case 'remove':
      return undefined;
    default:
      return typeof value === 'object' && value !== null
        ? rebuilt(value, [...Object.entries(value), [spoil.key, spoil.value]])
        : { [spoil.key]: value };
  }
}

function repeated(value: unknown, times: number): unknown {
  if (typeof value === 'string')
    return value.repeat(Math.min(times, Math.ceil(100_000 / (value.length + 1))));
  if (Array.isArray(value))
    return Array.from({ length: Math.min(times, 3_000) }, (_, index) => value[index % value.length]);
  return typeof value === 'number' ? value * times : [value, value];
}

/** The same kind of thing from other entries. `__proto__` is a key like any other in it. */
function rebuilt(like: unknown, entries: readonly (readonly [string, unknown])[]): unknown {
  if (Array.isArray(like)) return entries.map(([, one]) => one);
  return Object.fromEntries(entries);
}
