// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { downloadFile } from '../../../components/options/downloadFile';
import { UsagePage } from '../../../components/usage/UsagePage';
import { ProblemError } from '../../../lib/protocol/problem';
import type { UsageRow } from '../../../lib/protocol/usage';
import { createCreditsStore } from '../../../lib/state/credits';
import { createUsageStore } from '../../../lib/state/usage';
import type { CreditsView } from '../../../lib/state/view';
import { daysFrom } from '../../../lib/usage/days';
import type { UsageView } from '../../../lib/usage/view';
import { type Answers, aRun, aView, creditsOf, fakeWorker } from './pageKit';

vi.mock(import('../../../components/options/downloadFile'), async (original) => ({
  ...(await original()),
  downloadFile: vi.fn(),
}));

const TEAM = { team: { name: 'Acme' } };

function rowOf(change: Partial<UsageRow> = {}): UsageRow {
  return {
    day: '2026-11-20',
    memberId: 'me',
    category: 'opener',
    sequenceId: '8841',
    used: 30,
    returned: 4,
    succeeded: 15,
    failed: 2,
    ...change,
  };
}

function usageOf(change: Partial<UsageView> = {}): UsageView {
  return {
    rows: [
      rowOf(),
      rowOf({ day: '2026-11-21', memberId: 'sam', category: 'recruiter', sequenceId: '=1+1', used: 10 }),
    ],
    members: [
      { id: 'me', name: 'Ada' },
      { id: 'sam', name: '=HYPERLINK("x")' },
    ],
    period: null,
    beganAtMs: 0,
    days: daysFrom('2026-11-01', '2026-11-30'),
    asOfMs: Date.UTC(2026, 10, 30, 12),
    problem: null,
    ...change,
  };
}

function open(answers: Answers = {}, view: Partial<CreditsView> = {}) {
  const worker = fakeWorker({
    'usage.get': () => usageOf(),
    'runs.list': () => ({ runs: [], more: false }),
    ...answers,
  });
  render(
    <UsagePage credits={creditsOf(aView(view))} usage={createUsageStore(worker.ask)} ask={worker.ask} />,
  );
  return { worker, user: userEvent.setup() };
}

const row = (table: string, name: RegExp) =>
  within(screen.getByRole('table', { name: table })).getByRole('row', { name });

describe('usage', () => {
  it('is told by member, category and sequence, with what each has of the whole', async () => {
    open({}, TEAM);
    await screen.findByRole('table', { name: 'By member' });
    expect(row('By member', /^You 75% 30 4 15$/)).toBeInTheDocument();
    expect(row('By member', /25% 10 4 15$/)).toHaveTextContent('=HYPERLINK');
    expect(row('By category', /^Opener 75% 30 4 15$/)).toBeInTheDocument();
    expect(row('By sequence', /^8841 75%/)).toBeInTheDocument();
  });

  it('says of each day in a table what its bars show', async () => {
    open();
    await screen.findByText('Most on Nov 20: 30. On average 1 a day.');
    expect(row('Used per day', /^Nov 21 10$/)).toBeInTheDocument();
    expect(row('Used per day', /^Nov 22 0$/)).toBeInTheDocument();
  });

  it('says how long the credits last at this pace', async () => {
    open();
    expect(await screen.findByText('At this pace, your 110 credits last about 82 days.')).toBeInTheDocument();
  });

  it('names no members where there is one', async () => {
    open();
    await screen.findByRole('table', { name: 'By category' });
    expect(screen.queryByRole('table', { name: 'By member' })).toBeNull();
  });

  it('keeps every period on offer while another one loads', async () => {
    const { worker, user } = open({ 'usage.get': () => usageOf({ period: { startMs: 0, endMs: 1 } }) });
    await screen.findByRole('radio', { name: 'This billing period' });
    worker.answers['usage.get'] = () => new Promise(() => {});
    await user.click(screen.getByRole('radio', { name: 'Last 90 days' }));
    expect(await screen.findByText('Loading…')).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'This billing period' })).toBeInTheDocument();
  });

  it('is asked for the period that is chosen, and of a billing period where there is one', async () => {
    const period = { startMs: 1, endMs: 2 };
    const { worker, user } = open({ 'usage.get': () => usageOf({ period }) });
    await user.click(await screen.findByRole('radio', { name: 'This billing period' }));
    await user.click(screen.getByRole('radio', { name: 'Last 7 days' }));
    await screen.findByRole('table', { name: 'By category' });
    expect(worker.requests('usage.get').map((request) => request.period)).toEqual(['30', 'billing', '7']);
    worker.answers['usage.get'] = () => usageOf();
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(screen.queryByRole('radio', { name: 'This billing period' })).toBeNull());
  });

  it('says when nothing was used', async () => {
    open({ 'usage.get': () => usageOf({ rows: [] }) });
    expect(await screen.findByText('Nothing was used in this period')).toBeInTheDocument();
    expect(screen.queryByRole('table', { name: 'By category' })).toBeNull();
  });

  it('says from when the numbers are where the server can not be asked', async () => {
    open({ 'usage.get': () => usageOf({ problem: { code: 'unreachable', detail: '' } }) }, TEAM);
    expect(await screen.findByText(/^These numbers are from Nov 30/)).toBeInTheDocument();
    expect(screen.getByText(/can't be reached/)).toBeInTheDocument();
    expect(screen.getByRole('table', { name: 'By member' })).toBeInTheDocument();
  });

  it('says why there is nothing to show, and tries again', async () => {
    const { worker, user } = open({
      'usage.get': () => {
        throw new ProblemError('storage-failed');
      },
    });
    const retry = await screen.findByRole('button', { name: 'Try again' });
    worker.answers['usage.get'] = () => usageOf();
    await user.click(retry);
    expect(await screen.findByRole('table', { name: 'By category' })).toBeInTheDocument();
  });

  it('says that it is loading', () => {
    const { ask } = fakeWorker({});
    render(<UsagePage credits={createCreditsStore()} usage={createUsageStore(ask)} ask={ask} />);
    expect(screen.getByRole('status')).toHaveTextContent('Loading…');
  });

  it('is saved as a table in which nothing is a formula', async () => {
    const { user } = open({}, TEAM);
    await user.click(await screen.findByRole('button', { name: 'Save as a table (CSV)' }));
    await screen.findByText(/jason-ai-credits-usage-/);
    const csv = vi.mocked(downloadFile).mock.lastCall?.[1].join('') ?? '';
    expect(csv.split('\r\n').slice(1)).toEqual([
      '"2026-11-20","Ada","Opener","8841",30,4,15,2',
      `"2026-11-21","'=HYPERLINK(""x"")","Recruiter","'=1+1",10,4,15,2`,
      '',
    ]);
  });

  it('leads to the page of each run', async () => {
    open({ 'runs.list': () => ({ runs: [aRun({ runId: 'run & more' })], more: false }) });
    expect(await screen.findByRole('link', { name: /Opener, sequence 8841$/ })).toHaveAttribute(
      'href',
      '/run.html?run=run+%26+more',
    );
  });
});
