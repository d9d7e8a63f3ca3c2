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
  const items = (end: string, item: () => boolean): boolean => {
    if (takeMark(end)) return true;
    do if (!item()) return false;
    while (takeMark(','));
    return takeMark(end);
  };
  const member = (): boolean => {
    take(SPACE);
    return take(STRING) && takeMark(':') && value();
  };
  const value = (): boolean => {
    if (takeMark('{')) return items('}', member);
    if (takeMark('[')) return items(']', value);
    return take(STRING) || take(PLAIN);
  };

  if (value()) take(SPACE);
  const before = source.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
