/**
 * How a hole is written: `{}` is the shortest text that fits, `{id}` a segment of an address, as long as it can be. Case
 * doesn't matter in an address, but what stands in its hole keeps it.
 */
export type Hole = '{}' | '{id}';

interface Wildcards {
  /**
   * As of an expression: the first group is what stands in the hole. Null where the value is another.
   *
   * @param shown the value as the group is taken from it, where letters were changed for the comparison
   */
  exec(value: string, shown?: string): readonly [string, string] | null;
}

const ENDS_OF_SEGMENTS = '/?#';
const STAR = { fewest: 0, isHole: false } as const;
const HOLE = { fewest: 1, isHole: true } as const;
type Piece = string | typeof STAR | typeof HOLE;

/** Asked for with each row of a list: by pattern, without making a key. */
const known: Readonly<Record<Hole, Map<string, Wildcards>>> = { '{}': new Map(), '{id}': new Map() };

/**
 * A pattern in which `*` stands for anything and one hole for the part that is looked for.
 *
 * Not an expression of the language's: with several stars these need a power of a value's length to refuse it, and both
 * the pattern and the value come from elsewhere. This one needs a multiple of it.
 */
export function wildcards(pattern: string, hole: Hole): Wildcards {
  let found = known[hole].get(pattern);
  if (found === undefined) {
    const isSegment = hole === '{id}';
    found = matcher(piecesOf(isSegment ? inSmall(pattern) : pattern, hole), isSegment);
    known[hole].set(pattern, found);
  }
  return found;
}

/** Of other letters, some have other lengths in small. */
function inSmall(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function piecesOf(pattern: string, hole: Hole): readonly Piece[] {
  return pattern
    .split(/(\*|\{(?:id)?\})/)
    .map((piece) => (piece === '*' ? STAR : piece === hole ? HOLE : piece))
    .filter((piece) => piece !== '');
}

function matcher(pieces: readonly Piece[], isSegment: boolean): Wildcards {
  return {
    exec(value, shown = value) {
      const compared = isSegment ? inSmall(value) : value;
      let filling = '';
      /** By piece: it is known that what comes after it fits nowhere from here on. Tried again, it would take for ever. */
      const hopelessFrom = pieces.map(() => value.length + 1);

      const fits = (place: number, at: number): boolean => {
        const piece = pieces[place];
        if (piece === undefined) return at === value.length;
        if (typeof piece === 'string')
          return compared.startsWith(piece, at) && fits(place + 1, at + piece.length);
        const { fewest, isHole } = piece;
        const first = at + fewest;
        const hopeless = hopelessFrom[place] ?? 0;
        let last = hopeless - 1;
        if (isHole && isSegment) {
          let end = at;
          while (end < Math.min(last, value.length) && !ENDS_OF_SEGMENTS.includes(value.charAt(end))) end++;
          last = end;
        }
        const isShortest = isHole && !isSegment;
        for (let tried = 0; tried <= last - first; tried++) {
          const end = isShortest ? first + tried : last - tried;
          if (!fits(place + 1, end)) continue;
          if (isHole) filling = shown.slice(at, end);
          return true;
        }
        hopelessFrom[place] = Math.min(hopeless, first);
        return false;
      };
      return fits(0, 0) ? [value, filling] : null;
    },
  };
}
