/** A place in a text; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\r\n\t]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*"/iy;
const PLAIN = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?/iy;

/**
 * Where a text stops being JSON. Engines word their errors differently and some leave the place out, so it is looked
 * for here; for the place only: whether a text is JSON is for `JSON.parse` to say.
 */
export function jsonErrorPlace(source: string): Place {
  let at = 0;

  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found !== null) at += found[0].length;
    return found !== null;
  };
  const takeMark = (mark: string): boolean => {
    take(SPACE);
    const found = source[at] === mark;
    if (found) at++;
    return found;
  };
  const takeName = (): boolean => {
    take(SPACE);
    return take(STRING) && takeMark(':');
  };

  // What ends all that is open, the innermost last. A text may be nested deeper than functions can call themselves.
  const ends: ('}' | ']')[] = [];
  let wanted: 'value' | 'first' | 'next' = 'value';
  for (;;) {
    if (wanted === 'value') {
      const end = takeMark('{') ? '}' : takeMark('[') ? ']' : null;
      if (end !== null) ends.push(end);
      else if (!take(STRING) && !take(PLAIN)) break;
      wanted = end === null ? 'next' : 'first';
      continue;
    }
    const end = ends.at(-1);
    if (end === undefined) {
      take(SPACE);
      break;
    }
    if (takeMark(end)) {
      ends.pop();
      wanted = 'next';
      continue;
    }
    if (wanted === 'next' && !takeMark(',')) break;
    if (end === '}' && !takeName()) break;
    wanted = 'value';
  }
  const before = source.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
