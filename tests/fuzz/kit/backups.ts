import fc from 'fast-check';
import { writeBackup } from '../../../lib/worker/backup';
import { MINUTE_MS } from '../../kit/wishes';
import type { Wish } from '../../unit/cache/days';
import { createBrowser, type Life, lives, START_MS } from '../../unit/worker/backupKit';
import { spoiled } from './against';
import { spoiledTexts } from './texts';

/** A backup as JSON says it. */
type Content = Readonly<Record<string, unknown>>;

/** The same ones each time: an input that is found again is then about the same file. */
const SEED = 7;
const FILES = 8;

const CONTACTS = ['ann', 'bob', 'cem'].map((id) => ({ id, name: id }));

function grant(grantId: string, credits: number, expiresAtMs: number | null): Wish {
  const terms = { startsAtMs: null, expiresAtMs, priority: null, reason: '' };
  return { type: 'grant', grantId, source: expiresAtMs === null ? 'purchase' : 'plan', credits, ...terms };
}

function hold(runId: string, sequenceId: string): Wish {
  const steps = [{ id: 's1', category: 'opener' as const }];
  const timeLimitMs = 20 * MINUTE_MS;
  return { type: 'hold', runId, sequenceId, steps, selected: 3, contacts: CONTACTS, timeLimitMs };
}

function settle(runId: string, contactId: string, outcome: 'succeeded' | 'failed'): Wish {
  return { type: 'settle', runId, outcomes: [{ contactId, outcome, reason: 'because' }] };
}

/** Runs that end in every way, and one that has not ended. */
const ALL_ENDS: readonly Wish[] = [
  grant('g1', 9, START_MS + 70 * MINUTE_MS),
  grant('g2', 30, null),
  hold('run-a', '101'),
  settle('run-a', 'ann', 'succeeded'),
  settle('run-a', 'bob', 'failed'),
  hold('run-b', '102'),
  { type: 'cancel', runId: 'run-b', status: 'cancelled', reason: '' },
  { type: 'expire' },
  { type: 'expire' },
  settle('run-a', 'cem', 'succeeded'),
  hold('run-c', '102'),
  settle('run-c', 'ann', 'failed'),
];

/** What browsers of all sorts of lives have exported, each run's page in every state. */
export async function exportedFiles(): Promise<string[]> {
  const files: string[] = [];
  const busy: Life = {
    steps: ALL_ENDS.map((wish) => ({ wish, minutes: 12 })),
    names: ['Zoë', '李', '=1+1', '😀', '__proto__'],
    pages: ['asked', 'started', 'given-up', 'started'],
    lowCreditThreshold: 7,
    profiles: [],
  };
  for (const life of [busy, ...fc.sample(lives, { numRuns: FILES, seed: SEED })]) {
    const browser = createBrowser();
    await browser.live(life);
    files.push(await browser.exported());
  }
  return files;
}

/** The parts of a file that are lists of rows. */
const LISTS = ['answers', 'entries', 'jobRuns', 'jobs', 'runPages'] as const;
const NUMBERS = ['1e999', '-1e999', '9007199254740992', '9007199254740991', '-1', '-0', '0.5', '1e308', '0'];

/** A file to be taken in, with or without a digest that is right for it. */
export interface Spoiled {
  readonly text: string;
  readonly isSealed: boolean;
}

/** Files that were made from real ones. Some are as they were; of some, what was done to them means nothing. */
export function spoiledFiles(files: readonly string[]): fc.Arbitrary<Spoiled> {
  const real = fc.constantFrom(...files);
  const contents = real.map((text): Content => JSON.parse(text));
  const rows = fc
    .tuple(contents, fc.constantFrom(...LISTS), fc.nat())
    .filter(([content, list]) => rowsOf(content, list).length > 0)
    .chain(([content, list, at]) => {
      const all = rowsOf(content, list);
      return spoiled(fc.constant(all[at % all.length]), 'json').map((row) =>
        withRows(content, list, all.toSpliced(at % all.length, 1, row)),
      );
    });
  const moved = fc
    .record({
      content: contents,
      other: contents,
      list: fc.constantFrom(...LISTS),
      kind: fc.constantFrom('twice', 'lost', 'turned', 'of another'),
      at: fc.nat(),
      to: fc.nat(),
    })
    .map(({ content, other, list, kind, at, to }) => {
      const all = rowsOf(content, list);
      const [from, place] = [at % (all.length + 1), to % (all.length + 1)];
      if (kind === 'of another') return withRows(content, list, rowsOf(other, list));
      if (kind === 'turned') return withRows(content, list, all.toReversed());
      if (kind === 'lost') return withRows(content, list, all.toSpliced(from, 1 + (to % 3)));
      return withRows(content, list, all.toSpliced(place, 0, ...all.slice(from, from + 1)));
    });
  const numbered = fc
    .tuple(real, fc.nat(), fc.constantFrom(...NUMBERS))
    .map(([text, at, by]) => withNumber(text, at, by));
  const texts = fc.oneof(
    { arbitrary: real, weight: 2 },
    { arbitrary: rows.map(printed), weight: 6 },
    { arbitrary: moved.map(printed), weight: 3 },
    { arbitrary: spoiled(contents, 'json').map(printed), weight: 2 },
    { arbitrary: numbered, weight: 4 },
    { arbitrary: spoiledTexts(real), weight: 3 },
  );
  return fc.record({ text: texts, isSealed: fc.boolean() });
}

/** The file as it is sent: where it is to be sealed, and can be, with the digest of what it says. */
export async function sealed({ text, isSealed }: Spoiled): Promise<string> {
  if (!isSealed || !isObject(text)) return text;
  const { digest: _, ...content } = JSON.parse(text);
  const { digest } = JSON.parse(await writeBackup(content));
  return text.replace(/"digest":"[^"]*"/, `"digest":"${digest}"`);
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function rowsOf(content: Content, list: string): readonly unknown[] {
  return content[list] as readonly unknown[];
}

function withRows(content: Content, list: string, rows: readonly unknown[]): Content {
  return { ...content, [list]: rows };
}

function printed(content: unknown): string {
  return JSON.stringify(content) ?? '';
}

/** Puts another number in the place of one, as it is written: some are none that JSON would be made of. */
function withNumber(text: string, at: number, by: string): string {
  const places = [...text.matchAll(/(?<=[:[,])-?\d[\d.e+]*(?=[,\]}])/g)];
  const { 0: was = '', index = text.length } = places[at % places.length] ?? {};
  return text.slice(0, index) + by + text.slice(index + was.length);
}
