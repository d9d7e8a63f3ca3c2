import type { Ask } from '../messages/ask';
import { MOST_BACKUP_CHARS, piecesOf } from '../messages/pieces';
import { ProblemError } from '../protocol/problem';

/** Asks for all data as a JSON text, in pieces that are to be put together. */
export async function exportBackup(ask: Ask): Promise<string[]> {
  const exportId = crypto.randomUUID();
  const pieces: string[] = [];
  for (;;) {
    const { piece, more } = await ask('data.export', { exportId, place: pieces.length });
    pieces.push(piece);
    if (!more) return pieces;
  }
}

/**
 * Replaces all data by a JSON text.
 *
 * @returns how many entries it had
 * @throws ProblemError why it was refused; then nothing has changed
 */
export async function importBackup(ask: Ask, json: string): Promise<number> {
  if (json.length > MOST_BACKUP_CHARS) throw new ProblemError('too-large');
  const importId = crypto.randomUUID();
  const pieces = piecesOf(json);
  for (const [place, piece] of pieces.entries()) {
    const done = await ask('data.import', { importId, place, piece, more: place + 1 < pieces.length });
    if (done !== null) return done.entries;
  }
  throw new ProblemError('no-answer');
}
