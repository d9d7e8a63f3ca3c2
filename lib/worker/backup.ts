import { digestOf } from '../backend/fingerprint';
import { type Backup, BackupSchema } from '../cache/backup';
import type { StoredLedger } from '../cache/transfer';
import { MOST_BACKUP_CHARS } from '../messages/pieces';
import { parse } from '../protocol/parse';
import { ProblemError } from '../protocol/problem';

type Content = StoredLedger & Pick<Backup, 'exportedAtMs' | 'settings'>;

/**
 * A backup as a text: the same content makes the same text. Its digest tells a file that was cut or changed by accident. It
 * is no seal: whoever has the file may do with their own credits what they like.
 *
 * @throws ProblemError `too-large`
 */
export async function writeBackup(content: Content): Promise<string> {
  const text = stringify({ format: 'jason-ai-credits', version: 1, ...content });
  return `${text.slice(0, -1)},"digest":"${await digestOf(text)}"}`;
}

/** @throws ProblemError `invalid-input` where it isn't what was written */
export async function readBackup(text: string): Promise<Backup> {
  const { digest, ...content } = { ...parseJson(text) } as { digest?: unknown };
  const backup = parse(BackupSchema, content, 'invalid-input');
  if (digest !== (await digestOf(stringify(content))))
    throw new ProblemError('invalid-input', 'This file was changed, or isn’t all there');
  return backup;
}

function stringify(content: object): string {
  try {
    const text = JSON.stringify(content, inOrder);
    if (text.length <= MOST_BACKUP_CHARS) return text;
  } catch (cause) {
    // Longer than any text can be.
    if (!(cause instanceof RangeError)) throw cause;
  }
  throw new ProblemError('too-large');
}

/** Databases and schemas keep an object's parts in an order of their own. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function parseJson(json: string): object {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new ProblemError('invalid-input', cause instanceof Error ? cause.message : '', { cause });
  }
}
