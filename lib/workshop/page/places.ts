import type { PageProfile, Read } from '../../profile/profile';
import { find, findAll, matches } from '../../sequence/reader/find';
import { readValue } from '../../sequence/reader/values';
import { PART_NAMES, type Part, type RepeatedPart, wantedFor } from '../parts';
import { valueAt } from '../path';
import type { PlaceReading } from '../protocol';
import { MOST_ROWS, sampleOf, shortened } from '../suggest/candidates';

type Rows = Readonly<Record<RepeatedPart, readonly Element[]>>;

/** What each place of a profile matches on the page, by its path. A place that is null in the profile is left out. */
export function readPlaces(root: ParentNode, profile: PageProfile): Readonly<Record<string, PlaceReading>> {
  const rows: Rows = {
    'contacts.row': findAll(root, profile.contacts.row),
    'steps.item': findAll(root, profile.steps.item),
    'outcomes.item': findAll(root, profile.outcomes.item),
  };
  const places: Record<string, PlaceReading> = {};
  for (const part of PART_NAMES) {
    for (const { path, value } of placesOf(profile, part)) places[path] = readPlace(root, part, value, rows);
  }
  return places;
}

/** Where a part is in a profile: one place, several in a list, or none where it is null. */
function placesOf(profile: PageProfile, part: Part): { path: string; value: string | Read }[] {
  const value = valueAt(profile, part) as string | Read | readonly (string | Read)[] | null | undefined;
  if (value === null || value === undefined) return [];
  return Array.isArray(value)
    ? value.map((one: string | Read, place) => ({ path: `${part}.${place}`, value: one }))
    : [{ path: part, value: value as string | Read }];
}

function readPlace(root: ParentNode, part: Part, value: string | Read, rows: Rows): PlaceReading {
  const wanted = wantedFor(part);
  if (wanted.kind === 'one' || wanted.kind === 'repeated') {
    const found = wanted.kind === 'repeated' ? rows[part as RepeatedPart] : findAll(root, String(value));
    return { count: found.length, of: null, sample: sampleOf(found[0]) };
  }
  const looked = rows[wanted.of].slice(0, MOST_ROWS);
  if (typeof value === 'object') {
    const values = looked.map((row) => readValue(row, value)).filter((one) => one !== '');
    return { count: values.length, of: looked.length, sample: shortened(values[0] ?? '') };
  }
  const found = looked.flatMap(
    (row) => (wanted.kind === 'state' ? stateOf(row, value) : find(row, value)) ?? [],
  );
  return { count: found.length, of: looked.length, sample: sampleOf(found[0]) };
}

function stateOf(row: Element, selector: string): Element | null {
  return matches(row, selector) ? row : null;
}

/** The elements of a part on the page, to show where it is. */
export function elementsOf(
  root: ParentNode,
  profile: PageProfile,
  part: Part,
  index: number,
): readonly Element[] {
  const place = placesOf(profile, part)[index];
  if (place === undefined) return [];
  const wanted = wantedFor(part);
  if (wanted.kind === 'one' || wanted.kind === 'repeated') return findAll(root, String(place.value));
  const rows = findAll(root, String(valueAt(profile, wanted.of)));
  if (wanted.kind === 'state') return rows.filter((row) => matches(row, String(place.value)));
  const selector = typeof place.value === 'string' ? place.value : place.value.selector;
  return selector === undefined ? rows : rows.flatMap((row) => find(row, selector) ?? []);
}
