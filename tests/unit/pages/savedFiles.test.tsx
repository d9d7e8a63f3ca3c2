// @vitest-environment jsdom
import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { parse } from 'papaparse';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DataOnServer } from '../../../components/options/DataOnServer';
import { DataSection } from '../../../components/options/DataSection';
import type { Entry } from '../../../lib/ledger';
import { ProblemError } from '../../../lib/protocol/problem';
import { aMember } from '../sync/fakeServer';
import { type Answers, fakeWorker } from './pageKit';

/** What was handed to the person. */
let saved: { name: string; blob: Blob }[];

beforeEach(() => {
  saved = [];
  const made: Blob[] = [];
  URL.createObjectURL = (blob) => `blob:${made.push(blob as Blob) - 1}`;
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    const blob = made[Number(this.href.replace('blob:', ''))];
    if (blob !== undefined) saved.push({ name: this.download, blob });
  });
});
afterEach(() => vi.restoreAllMocks());

const own = (answers: Answers) => {
  const worker = fakeWorker(answers);
  render(<DataSection ask={worker.ask} onReplaced={() => {}} />);
  return { worker, user: userEvent.setup() };
};
const served = (answers: Answers, member = aMember('ann', { name: 'Ann' })) => {
  const worker = fakeWorker(answers);
  render(<DataOnServer ask={worker.ask} member={member} />);
  return { worker, user: userEvent.setup() };
};
const press = (user: ReturnType<typeof userEvent.setup>, name: string) =>
  user.click(screen.getByRole('button', { name }));

const entry = (seq: number, by: string): Entry => ({
  kind: 'granted',
  seq,
  atMs: Date.UTC(2026, 0, 10),
  commandId: 'c',
  by,
  reason: '=1+1',
  balances: { granted: seq, available: seq, retained: 0, used: 0, expired: 0, unbilled: 0 },
  grantId: `g${seq}`,
  source: 'purchase',
  credits: 1,
  priority: 20,
  startsAtMs: 0,
  expiresAtMs: null,
});

/** A history of two entries, one to a page. */
const history: Answers['data.history'] = ({ after }) => ({
  entries: [entry(after + 1, after === 0 ? 'ann' : 'ben')],
  cursor: after + 1,
  more: after === 0,
});

async function tableIn(blob: Blob | undefined) {
  const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? []);
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  return parse<Record<string, string>>(text.trimEnd(), { header: true }).data;
}

it('all data are saved, put together from the pieces that they came in', async () => {
  const pieces = ['{"a":', '1}'];
  const { user } = own({
    'data.export': ({ place }) => ({ piece: pieces[place] ?? '', more: place === 0 }),
  });
  await press(user, 'Export to a file');
  await screen.findByText(/^Saved as jason-ai-credits-\d{4}-\d\d-\d\d\.json\.$/);
  expect(saved.map(({ name }) => name)).toEqual([expect.stringMatching(/\.json$/)]);
  expect(new TextDecoder().decode(await saved[0]?.blob.arrayBuffer())).toBe('{"a":1}');
});

it('what is too much for one file is told', async () => {
  const { user } = own({
    'data.export': () => {
      throw new ProblemError('too-large');
    },
  });
  await press(user, 'Export to a file');
  expect(await screen.findByRole('alert')).toHaveTextContent('There is too much for one file.');
  expect(saved).toEqual([]);
});

it('the history of a browser on its own is saved as a table', async () => {
  const { user, worker } = own({ 'data.history': history });
  await press(user, 'Download history (CSV)');
  await screen.findByText(/^Saved as jason-ai-credits-history-\d{4}-\d\d-\d\d\.csv\.$/);
  expect(saved[0]?.blob.type).toBe('text/csv');
  expect(await tableIn(saved[0]?.blob)).toMatchObject([
    { Entry: '1', What: 'Added: bought', Who: 'ann', Reason: "'=1+1", Available: '1' },
    { Entry: '2', Who: 'ben', Available: '2' },
  ]);
  expect(worker.requests('data.history')).toEqual([{ after: 0 }, { after: 1 }]);
});

it('a team’s history is saved by any member, who is named', async () => {
  const { user } = served({ 'data.history': history });
  await press(user, 'Download history (CSV)');
  await screen.findByText(/^Saved as/);
  expect(await tableIn(saved[0]?.blob)).toMatchObject([{ Who: 'Ann' }, { Who: 'ben' }]);
});

it('an owner’s has the names of all members', async () => {
  const owner = aMember('ann', { name: 'Ann', role: 'owner' });
  const { user } = served(
    {
      'data.history': history,
      'team.members': () => [
        { ...owner, spent: 0 },
        { ...aMember('ben', { name: 'Ben' }), spent: 0 },
      ],
    },
    owner,
  );
  await press(user, 'Download history (CSV)');
  await screen.findByText(/^Saved as/);
  expect(await tableIn(saved[0]?.blob)).toMatchObject([{ Who: 'Ann' }, { Who: 'Ben' }]);
});

it('a server that is away is told, and nothing is saved by halves', async () => {
  const { user } = served({
    'data.history': ({ after }) => {
      if (after > 0) throw new ProblemError('unreachable');
      return { entries: [entry(1, 'ann')], cursor: 1, more: true };
    },
  });
  await press(user, 'Download history (CSV)');
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  expect(saved).toEqual([]);
});
