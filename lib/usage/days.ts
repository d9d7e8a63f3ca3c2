const DAY_MS = 24 * 60 * 60 * 1000;

/** Tells which calendar day moments are on, in a time zone: `2026-11-27`. */
export function dayTeller(timeZone: string): (atMs: number) => string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const told = new Map<number, string>();
  return (atMs) => {
    const known = told.get(atMs);
    if (known !== undefined) return known;
    const parts = Object.fromEntries(
      format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1 } = parts;
    const name = nameOf(Date.UTC(year, month - 1, day));
    told.set(atMs, name);
    return name;
  };
}

/** The calendar days from one to another, both included. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let atMs = Date.parse(first); atMs <= Date.parse(last); atMs += DAY_MS) days.push(nameOf(atMs));
  return days;
}

function nameOf(utcMs: number): string {
  return new Date(utcMs).toISOString().slice(0, -'T00:00:00.000Z'.length);
}
