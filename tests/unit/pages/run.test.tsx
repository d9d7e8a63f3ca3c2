// @vitest-environment jsdom
import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { downloadFile } from '../../../components/options/downloadFile';
import { RunPage } from '../../../components/run/RunPage';
import type { HeldContact } from '../../../lib/ledger/hold';
import { type Answers, aRun, aView, creditsOf, fakeWorker } from './pageKit';

vi.mock(import('../../../components/options/downloadFile'), async (original) => ({
  ...(await original()),
  downloadFile: vi.fn(),
}));

function contactOf(position: number, change: Partial<HeldContact>): HeldContact {
  return {
    id: `c${position}`,
    name: `Contact ${position}`,
    position,
    status: 'succeeded',
    late: false,
    reason: '',
    settledAtMs: Date.UTC(2026, 10, 20, 10),
    draws: [],
    charged: 0,
    unbilled: 0,
    ...change,
  };
}

const CONTACTS = [
  contactOf(0, { charged: 2 }),
  contactOf(1, { status: 'failed', reason: '=cmd' }),
  contactOf(2, { late: true, charged: 1, unbilled: 1 }),
  contactOf(3, { status: 'pending', settledAtMs: null }),
];

function open(answers: Answers = {}) {
  const worker = fakeWorker({
    'runs.get': () => ({ run: aRun({ covered: 4, by: 'sam', pending: 2 }), memberName: 'Sam' }),
    'runs.contacts': ({ status, after, limit }) => {
      const left = CONTACTS.filter(
        (contact) => contact.position > after && (status === undefined || contact.status === status),
      );
      return { contacts: left.slice(0, limit), more: left.length > limit };
    },
    ...answers,
  });
  render(<RunPage credits={creditsOf(aView())} runId="run-1" ask={worker.ask} />);
  return { worker, user: userEvent.setup() };
}

const filter = () => screen.findByRole('combobox', { name: 'Show' });

describe("a run's page", () => {
  it('says whose it was, what it was of, and where its credits are', async () => {
    const { worker } = open();
    expect(await screen.findByText('Sam')).toBeInTheDocument();
    for (const words of ['8841', 'Opener', '4 of 12 contacts', '14', '6'])
      expect(screen.getByText(words)).toBeInTheDocument();
    expect(worker.requests('runs.get')).toEqual([{ runId: 'run-1' }]);
  });

  it('shows every contact with its result and reason, or those of one result', async () => {
    const { user } = open();
    expect(await screen.findByText('Contact 0')).toBeInTheDocument();
    expect(screen.getByText('=cmd')).toBeInTheDocument();
    // What others wrote has an order of its own: it may run the other way than the page.
    for (const words of ['Contact 0', '=cmd']) expect(screen.getByText(words).localName).toBe('bdi');
    await user.selectOptions(await filter(), 'Failed');
    expect(await screen.findByText('Contact 1')).toBeInTheDocument();
    expect(screen.queryByText('Contact 0')).toBeNull();
    await user.selectOptions(await filter(), 'Cancelled');
    expect(await screen.findByText('No contact of this run has this result.')).toBeInTheDocument();
  });

  it('says where this browser has not kept all contacts', async () => {
    open({ 'runs.get': () => ({ run: aRun({ covered: 5 }), memberName: null }) });
    expect(await screen.findByText(/hasn't kept the results of all contacts/)).toBeInTheDocument();
  });

  it('says that a run is not known here', async () => {
    open({ 'runs.get': () => null });
    expect(await screen.findByText("This run isn't known here")).toBeInTheDocument();
  });

  it('is saved as a table with where the credits of each contact are', async () => {
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Save as a table (CSV)' }));
    await screen.findByText(/jason-ai-credits-run-/);
    const csv = vi.mocked(downloadFile).mock.lastCall?.[1].join('') ?? '';
    const at = '"2026-11-20T10:00:00.000Z"';
    expect(csv.split('\r\n').slice(1)).toEqual([
      `1,"Contact 0","c0","Personalized","","no",${at},2,0,0`,
      `2,"Contact 1","c1","Failed","'=cmd","no",${at},0,2,0`,
      `3,"Contact 2","c2","Personalized","","yes",${at},1,2,0`,
      '4,"Contact 3","c3","Pending","","no",,0,0,2',
      '',
    ]);
  });
});
