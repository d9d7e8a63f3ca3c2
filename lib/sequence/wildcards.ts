const known = new Map<string, RegExp>();

/**
 * A pattern in which `*` stands for anything and a hole for the part that is looked for, as an expression whose first group
 * is that part.
 *
 * @param hole how the hole is written: `{}` or `{id}`
 * @param filling what may stand there, as the source of an expression
 */
export function wildcards(pattern: string, hole: string, filling: string): RegExp {
  const key = `${hole} ${pattern}`;
  let found = known.get(key);
  if (found === undefined) {
    const source = pattern
      .split(hole)
      .map((side) => side.split('*').map(escaped).join('.*'))
      .join(`(${filling})`);
    found = new RegExp(`^${source}$`, 's');
    known.set(key, found);
  }
  return found;
}

function escaped(text: string): string {
  return text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
}
