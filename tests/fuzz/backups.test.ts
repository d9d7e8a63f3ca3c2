import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { type Backup, BackupSchema } from '../../lib/cache/backup';
import { EMPTY_LEDGER, type Entry } from '../../lib/ledger';
import { answer } from '../../lib/messages/receive';
import { MESSAGE_SCHEMAS } from '../../lib/messages/schemas';
import { readBackup } from '../../lib/worker/backup';
import { newId } from '../contract/commands';
import { contentOf } from '../unit/cache/testCache';
import { createBrowser } from '../unit/worker/backupKit';
import { SENDER } from '../unit/worker/workerKit';
import { exportedFiles, sealed, spoiledFiles } from './kit/backups';
import { arrivalsOf, deliveries, type Piece } from './kit/deliveries';
import { fuzzed } from './kit/fuzzed';
import { ours } from './kit/senders';
import { writesSoFar } from './kit/stored';

const files = await exportedFiles();
const NOTHING = EMPTY_LEDGER.balances;
const CODES = ['invalid-input', 'too-large', 'bad-message', 'no-answer'];

/** What has arrived of a file: the pieces of one import, from its first one on and in order. */
let arrived: { importId: string; text: string; count: number } | null = null;

/** @returns the whole file with its last piece; null before it; undefined where the piece doesn't follow what has arrived */
function arrive({ importId, place, piece, more }: Piece): string | null | undefined {
  if (place === 0) arrived = { importId, text: '', count: 0 };
  if (arrived?.importId !== importId || arrived.count !== place) return undefined;
  arrived = { importId, text: arrived.text + piece, count: place + 1 };
  if (more) return null;
  const { text } = arrived;
  arrived = null;
  return text;
}

/** All but when it was saved, in an order in which databases keep it too. */
function contentIn({ settings, entries, answers, runPages, jobs, jobRuns }: Backup): unknown {
  const lists = [entries, answers, runPages, jobs, jobRuns].map((rows) =>
    Object.entries(Object.fromEntries(rows.map((row) => [nameOf(row), row]))).sort(([a], [b]) =>
      a < b ? -1 : 1,
    ),
  );
  return JSON.parse(JSON.stringify([settings, lists]));
}

function nameOf(row: object): string {
  const { seq, id, runId, contactId } = row as Record<string, unknown>;
  return JSON.stringify([seq ?? id ?? runId, seq === undefined && id === undefined ? contactId : null]);
}

describe('a file that is taken in', () => {
  it('may be of a ledger in any state', () => {
    const all = files.map((file): Backup => v.parse(BackupSchema, withoutDigest(file)));
    const entries = all.flatMap((one) => one.entries);
    const statuses = entries.map((entry) =>
      'status' in entry ? `${entry.kind} ${entry.status}` : entry.kind,
    );
    expect([...new Set(statuses)].sort()).toEqual([
      'deducted',
      'expired',
      'granted',
      'held',
      'refunded cancelled',
      'refunded failed',
      'refunded timed-out',
      'reported-late failed',
      'reported-late succeeded',
    ]);
    expect(all.some(({ entries: one }) => retainedIn(one) > 0)).toBe(true);
    const pages = all.flatMap(({ runPages }) => runPages.map(({ state }) => state));
    expect([...new Set(pages)].sort()).toEqual(['asked', 'given-up', 'started']);
  });

  const own = createBrowser();
  const report = vi.fn();
  let noted = { writes: -1, content: '', settings: '' };
  const content = async () => JSON.stringify(await contentOf(own));
  const settings = async () => JSON.stringify(await browser.storage.local.get(null));

  async function assertTaken(text: string): Promise<void> {
    const { digest } = JSON.parse(text);
    if (digest !== undefined || JSON.parse(text).version !== 1)
      expect(JSON.parse(await sealed({ text, isSealed: true })).digest).toBe(digest);
    const said = v.parse(BackupSchema, withoutDigest(text));
    const has = await readBackup(await own.exported());
    expect(contentIn(has)).toEqual(contentIn(said));
    const { balances } = await own.handlers['view.get']({}, SENDER);
    const last = said.entries.at(-1)?.balances ?? NOTHING;
    // A file's -0 is a 0 like any other.
    expect(JSON.stringify(balances)).toBe(JSON.stringify({ ...NOTHING, ...last }));
    const { runs } = await own.handlers['runs.list']({ before: null, limit: 500, open: false }, SENDER);
    expect(runs.length).toBe(said.entries.filter(({ kind }) => kind === 'held').length);
    await own.backend.letTimePass(newId());
  }

  fuzzed(
    'backups',
    'is exactly what is there then, and is else refused in words, and nothing changes, in whatever pieces it comes',
    fc.tuple(spoiledFiles(files), fc.constantFrom(...files), deliveries),
    async ([spoiled, other, delivery]) => {
      const page = ours().find(({ who }) => who === 'extension-page')?.sender ?? SENDER;
      for (const request of arrivalsOf(await sealed(spoiled), other, delivery)) {
        if (noted.writes !== writesSoFar())
          noted = { content: await content(), settings: await settings(), writes: writesSoFar() };
        const reply = await answer(own.handlers, { type: 'data.import', request }, page, report);
        expect(report).not.toHaveBeenCalled();
        const piece = v.safeParse(MESSAGE_SCHEMAS['data.import'], request);
        const whole = piece.success ? arrive(piece.output) : undefined;
        if (reply.ok && reply.result !== null && typeof whole === 'string') {
          await assertTaken(whole);
          continue;
        }
        expect(await settings()).toBe(noted.settings);
        if (writesSoFar() !== noted.writes) expect(await content()).toBe(noted.content);
        if (reply.ok) {
          expect([whole, reply.result]).toEqual([null, null]);
          continue;
        }
        const { code, detail } = reply.problem;
        expect(CODES).toContain(code);
        if (typeof whole !== 'string') expect(code).toBe(piece.success ? 'no-answer' : 'bad-message');
        else expect([files.includes(whole), detail]).toEqual([false, expect.stringMatching(/./)]);
      }
    },
  );
});

function withoutDigest(file: string): unknown {
  const { digest: _, ...content } = JSON.parse(file);
  return content;
}

function retainedIn(entries: readonly Entry[]): number {
  return entries.at(-1)?.balances.retained ?? 0;
}
