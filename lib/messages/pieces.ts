import { ProblemError } from '../protocol/problem';

/*
 * A message of more than 64 MiB is not delivered. A file with years of history in it travels in pieces; all of it still has to
 * fit into one text of the worker.
 */

/** In UTF-16 units: at most 3 bytes each, and a sign that has to be escaped takes 2. */
const PIECE_CHARS = 8 * 1024 * 1024;

/** No browser can make a text of twice that. */
export const MOST_BACKUP_CHARS = 256 * 1024 * 1024;

/** Cuts a text into pieces that can be sent: never within a sign, since half of one doesn't survive the way. */
export function piecesOf(text: string, chars = PIECE_CHARS): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length || pieces.length === 0; ) {
    let to = Math.min(text.length, from + chars);
    if (to < text.length && isHighSurrogate(text.charCodeAt(to - 1))) to -= 1;
    // A piece of one unit would never get past a sign of two.
    if (to === from) to += 2;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;

/** A text that is sent away piece by piece, under the name that the first question gave it. */
export class Outgoing {
  #id = '';
  #pieces: readonly string[] = [];

  /**
   * @param make makes the text, for the first piece
   * @throws ProblemError `no-answer` where the worker that made the text has ended meanwhile
   */
  async piece(id: string, place: number, make: () => Promise<string>): Promise<Piece> {
    if (place === 0) {
      const text = await make();
      this.#id = id;
      this.#pieces = piecesOf(text);
    }
    const piece = this.#id === id ? this.#pieces[place] : undefined;
    if (piece === undefined) throw new ProblemError('no-answer', 'Begin again');
    const more = place + 1 < this.#pieces.length;
    if (!more) this.#pieces = [];
    return { piece, more };
  }
}

export interface Piece {
  readonly piece: string;
  /** Whether it isn't the last one. */
  readonly more: boolean;
}

/** A text that arrives piece by piece. */
export class Incoming {
  #id = '';
  #pieces: string[] = [];
  #chars = 0;
  readonly #mostChars: number;

  constructor(mostChars = MOST_BACKUP_CHARS) {
    this.#mostChars = mostChars;
  }

  /**
   * @returns the whole text with its last piece; null before
   * @throws ProblemError `too-large`; `no-answer` where the worker that had the pieces before has ended meanwhile
   */
  take(id: string, place: number, { piece, more }: Piece): string | null {
    if (place === 0) this.#begin(id);
    if (this.#id !== id || this.#pieces.length !== place) throw new ProblemError('no-answer', 'Begin again');
    this.#pieces.push(piece);
    this.#chars += piece.length;
    if (this.#chars > this.#mostChars) {
      this.#begin('');
      throw new ProblemError('too-large');
    }
    if (more) return null;
    const whole = this.#pieces.join('');
    this.#begin('');
    return whole;
  }

  #begin(id: string): void {
    this.#id = id;
    this.#pieces = [];
    this.#chars = 0;
  }
}
