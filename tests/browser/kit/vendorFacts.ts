/** Ids of the contacts of `tests/grids`, by their places in the list from 1 on, both included. */
export function contactIds(first: number, last: number): string[] {
  return placesOf(first, last).map((place) => `c-${String(place).padStart(4, '0')}`);
}

/** What becomes of them: every fifth fails. */
export function outcomesOf(first: number, last: number): string[] {
  return placesOf(first, last).map((place) =>
    place % 5 === 0 ? 'failed: No public profile found' : 'succeeded',
  );
}

function placesOf(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
