// @vitest-environment jsdom
import { act, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PopupPage } from '../../../components/popup/PopupPage';
import type { HeldContact } from '../../../lib/ledger/hold';
import { ProblemError } from '../../../lib/protocol/problem';
import { createCreditsStore, takeView } from '../../../lib/state/credits';
import type { CreditsView } from '../../../lib/state/view';
import { profileOf } from '../../contract/profiles';
import { type Answers, aRun, aView, creditsOf, fakeWorker, sourcesOf } from './pageKit';

const QUIET: Answers = {
  'runs.list': () => ({ runs: [], more: false }),
  'diagnosis.get': () => [],
};

function open(answers: Answers, view: CreditsView = aView()) {
  const worker = fakeWorker({ ...QUIET, ...answers });
  const credits = creditsOf(view);
  render(<PopupPage credits={credits} ask={worker.ask} />);
  return { worker, credits, user: userEvent.setup() };
}

const section = (name: string) => screen.getByRole('region', { name });

describe('access to the sequence pages', () => {
  const SITE = { origins: ['https://run.reply.io/*'] };
  function withAccess(isAllowed: boolean, answers: readonly boolean[] = []) {
    const request = vi.fn(async (_: unknown) => false);
    for (const answer of answers) request.mockResolvedValueOnce(answer);
    const contains = vi.fn(async (_: unknown) => isAllowed);
    Object.assign(fakeBrowser, { permissions: { contains, request } });
    return { contains, request, ...open({}) };
  }
  const allow = () => screen.findByRole('button', { name: 'Allow on run.reply.io' });

  it('is said to be missing, and asked for in the click itself', async () => {
    const { request, user } = withAccess(false, [false, true]);
    const button = await allow();
    expect(section("This extension can't work on Reply")).toBeVisible();
    button.click();
    expect(request.mock.calls).toEqual([[SITE]]);
    expect(await screen.findByText(/Your browser didn't allow it/)).toBeVisible();
    await user.click(button);
    await waitFor(() => expect(button).not.toBeInTheDocument());
  });

  it('is nothing to speak of where it is there', async () => {
    const { contains } = withAccess(true);
    await waitFor(() => expect(contains).toHaveBeenCalledWith(SITE));
    await contains.mock.results[0]?.value;
    expect(screen.queryByRole('button', { name: 'Allow on run.reply.io' })).toBeNull();
  });
});

describe('balance', () => {
  it('shows the balance, and what of it is available, retained and used', () => {
    open({});
    expect(section('Balance')).toHaveTextContent(/140 credits/);
    expect(section('Balance')).toHaveTextContent(/Available110Retained30Used60/);
  });

  it('tells plan and add-on credits apart', () => {
    open({});
    const table = screen.getByRole('table', { name: 'Plan and add-on' });
    expect(within(table).getByRole('row', { name: 'Plan 10 30 55' })).toBeInTheDocument();
    expect(within(table).getByRole('row', { name: 'Add-on 100 0 5' })).toBeInTheDocument();
  });

  it('follows the ledger', async () => {
    const { credits } = open({});
    takeView(credits, aView({ balance: 138, cursor: 2 }));
    await waitFor(() => expect(section('Balance')).toHaveTextContent(/138 credits/));
  });

  it('has a change read out, and the balance that was there before not', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const { credits } = open({});
    const said = within(section('Balance')).getByRole('status');
    await act(async () => void (await vi.advanceTimersByTimeAsync(2_000)));
    expect(said.textContent).toBe('');
    const balances = { ...aView().balances, retained: 0 };
    await act(() => takeView(credits, aView({ balance: 110, balances, cursor: 2 })));
    await act(async () => void (await vi.advanceTimersByTimeAsync(2_000)));
    expect(said).toHaveTextContent(/^110 credits$/);
  });

  it('leads to Plans & Billing, or to the buy link where there is one', () => {
    open({});
    expect(screen.getByRole('link', { name: 'Buy credits' })).toHaveAttribute('href', '/billing.html');
    document.body.replaceChildren();
    open({}, aView({ buyUrl: 'https://shop.example/' }));
    expect(screen.getByRole('link', { name: 'Buy credits' })).toHaveAttribute(
      'href',
      'https://shop.example/',
    );
  });

  const available = (credits: number, retained = 0) =>
    aView({ balances: { ...aView().balances, available: credits, retained } });

  it.each([
    [
      'no warning above the threshold',
      available(21),
      /are available|No credits left|Nothing available/,
      false,
    ],
    ['few left', available(20), /Only 20 credits are available/, true],
    ['one left', available(1), /Only 1 credit is available/, true],
    ['none left', available(0), /No credits left/, true],
    ['all retained', available(0, 5), /Nothing available right now/, true],
  ])('warns of low credits: %s', (_, view, words, there) => {
    open({}, view);
    expect(screen.queryAllByText(words).length > 0).toBe(there);
  });
});

describe('open holds', () => {
  const held = aRun({ pending: 8, deducted: 6, refunded: 6 });

  it('says what credits are retained for', async () => {
    open({ 'runs.list': ({ open }) => ({ runs: open ? [held] : [], more: false }) });
    const card = await within(section('Retained for runs')).findByRole('listitem');
    expect(card).toHaveTextContent(/Opener/);
    expect(card).toHaveTextContent(/8 retained/);
    expect(card).toHaveTextContent(/Sequence 8841/);
    expect(card).toHaveTextContent(/4 of 10 contacts pending/);
  });

  it('releases a hold only after asking, and says how many credits came back', async () => {
    let released = false;
    const { worker, user } = open({
      'runs.list': ({ open }) => ({ runs: open && !released ? [held] : [], more: false }),
      'run.cancel': ({ runId }) => {
        released = true;
        return { status: 'accepted', type: 'cancel', runId, refunded: 8 };
      },
    });
    await user.click(
      await screen.findByRole('button', { name: 'Release the credits of Opener, sequence 8841' }),
    );
    expect(worker.requests('run.cancel')).toEqual([]);
    expect(screen.getByRole('group', { name: /Release 8 credits\?.*has stopped/ })).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Keep' })).toHaveFocus());

    await user.click(screen.getByRole('button', { name: 'Release now' }));
    expect(await screen.findByText('8 credits are available again.')).toBeInTheDocument();
    expect(worker.requests('run.cancel')).toMatchObject([{ runId: 'run-1' }]);
    await screen.findByText('Nothing is retained at the moment.');
    expect(screen.getByRole('heading', { name: 'Retained for runs' })).toHaveFocus();
  });

  it('keeps a hold when told to, and gives the focus back', async () => {
    const { worker, user } = open({ 'runs.list': ({ open }) => ({ runs: open ? [held] : [], more: false }) });
    await user.click(await screen.findByRole('button', { name: /^Release/ }));
    await user.click(screen.getByRole('button', { name: 'Keep' }));
    await waitFor(() => expect(screen.getByRole('button', { name: /^Release/ })).toHaveFocus());
    expect(worker.requests('run.cancel')).toEqual([]);
  });

  it('repeats the same command when the answer to a release was lost', async () => {
    const { worker, user } = open({
      'runs.list': ({ open }) => ({ runs: open ? [held] : [], more: false }),
      'run.cancel': () => {
        throw new ProblemError('no-answer');
      },
    });
    await user.click(await screen.findByRole('button', { name: /^Release/ }));
    await user.click(screen.getByRole('button', { name: 'Release now' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/didn't answer/);
    await user.click(screen.getByRole('button', { name: 'Release now' }));
    await waitFor(() => expect(worker.requests('run.cancel')).toHaveLength(2));
    const [first, second] = worker.requests('run.cancel');
    expect(second?.commandId).toBe(first?.commandId);
  });
});

describe("a teammate's holds", () => {
  const theirs = aRun({ pending: 8, by: 'ben' });
  const answers: Answers = { 'runs.list': () => ({ runs: [theirs], more: false }) };

  it('are shown as theirs, and are theirs to release', async () => {
    open(answers, aView({ role: 'member' }));
    expect(await within(section('Retained for runs')).findByText('By a teammate')).toBeInTheDocument();
    expect(await within(section('Recent runs')).findByText('By a teammate')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Release/ })).toBeNull();
  });

  it('can be released by an owner', async () => {
    open(answers, aView({ role: 'owner' }));
    expect(await screen.findByRole('button', { name: /^Release/ })).toBeEnabled();
  });

  it('are told from the own ones', async () => {
    open({ 'runs.list': () => ({ runs: [aRun({ pending: 8 })], more: false }) }, aView({ role: 'member' }));
    expect(await screen.findByRole('button', { name: /^Release/ })).toBeEnabled();
    expect(screen.queryByText('By a teammate')).toBeNull();
  });
});

describe('of a team', () => {
  const AT_MS = new Date(2026, 10, 23, 14, 32).getTime();
  const sync = { syncedAtMs: null, undelivered: 0, problem: null, clockAheadMs: 0 };
  const ofTeam = (change: Partial<CreditsView['sync']> = {}) =>
    aView({ team: { name: 'Acme' }, sync: { ...sync, ...change } });

  it('shows its name, and says nothing of the way to the server while all is well', () => {
    open({}, ofTeam());
    expect(within(section('Balance')).getByText('Acme')).toBeInTheDocument();
    expect(section('Balance')).not.toHaveTextContent(/As of|wait|can't/);
  });

  it('says when the numbers are from, what waits, and what is wrong', () => {
    open(
      {},
      ofTeam({ syncedAtMs: AT_MS, undelivered: 2, problem: { code: 'unreachable', detail: 'ECONNREFUSED' } }),
    );
    const said = section('Balance');
    expect(said).toHaveTextContent(/As of Nov 23.*2:32.*2 results wait to be delivered/);
    expect(said).toHaveTextContent(/can't be reached. Check your connection/);
    expect(screen.queryByRole('link', { name: 'Open Settings' })).toBeNull();
  });

  it.each([
    ['host-not-allowed', /Allow it in Settings/],
    ['token-refused', /new join link/],
  ] as const)('leads to Settings where the cure is there: %s', (code, words) => {
    open({}, ofTeam({ problem: { code, detail: '' } }));
    expect(section('Balance')).toHaveTextContent(words);
    expect(screen.getByRole('link', { name: 'Open Settings' })).toHaveAttribute('href', '/options.html#team');
  });

  it('says that the clock is wrong', () => {
    open({}, ofTeam({ clockAheadMs: 86_400_000 }));
    expect(section('Balance')).toHaveTextContent(/clock is about 1 day ahead. Credits are counted right/);
  });
});

describe("the member's own limit", () => {
  const limit = { credits: 100, spent: 88, periodEndsAtMs: new Date(2026, 11, 1).getTime() };
  const limited = (spendable: number, role: 'owner' | 'member' = 'member') =>
    aView({ team: { name: 'Acme' }, role, spendable, limit });

  it.each([
    [12, /Your own limit leaves you 12 credits until November 30(, 2026)?. An owner can raise it./],
    [0, /Your own limit is used up until November 30/],
  ])('is named where it leaves %d, and buying is not offered as the cure', (spendable, words) => {
    open({}, limited(spendable));
    expect(screen.getByText(words)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Buy credits' })).toBeNull();
    expect(screen.queryByText(/are available\.|No credits left/)).toBeNull();
    expect(screen.queryByRole('link', { name: 'Change limits' })).toBeNull();
  });

  it('leads an owner to where it is changed', () => {
    open({}, limited(12, 'owner'));
    expect(screen.getByRole('link', { name: 'Change limits' })).toHaveAttribute(
      'href',
      '/billing.html#members',
    );
  });

  it('is no matter where the team has less', () => {
    open({}, limited(110));
    expect(screen.queryByText(/own limit/)).toBeNull();
    expect(screen.getByRole('link', { name: 'Buy credits' })).toBeInTheDocument();
  });
});

describe('recent runs', () => {
  it('says how to begin where there are none', async () => {
    open({});
    expect(await screen.findByText('No runs yet')).toBeInTheDocument();
  });

  it('shows ten and then more', async () => {
    const all = Array.from({ length: 15 }, (_, i) => aRun({ runId: `run-${i}`, sequenceId: `s${i}` }));
    const { user } = open({
      'runs.list': ({ open, before, limit }) => {
        if (open) return { runs: [], more: false };
        const start = before === null ? 0 : all.findIndex((run) => run.runId === before.runId) + 1;
        return { runs: all.slice(start, start + limit), more: start + limit < all.length };
      },
    });
    const runs = section('Recent runs');
    await waitFor(() => expect(within(runs).getAllByRole('listitem')).toHaveLength(10));
    await user.click(within(runs).getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(within(runs).getAllByRole('listitem')).toHaveLength(15));
    expect(within(runs).queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  const contact = (change: Partial<HeldContact>): HeldContact => ({
    id: 'ada@example.com',
    name: 'Ada',
    position: 0,
    status: 'succeeded',
    late: false,
    reason: '',
    settledAtMs: 0,
    draws: [],
    charged: 2,
    unbilled: 0,
    ...change,
  });

  it('opens a run to its contacts: result, reason and credits', async () => {
    const { user } = open({
      'runs.list': ({ open }) => ({ runs: open ? [] : [aRun()], more: false }),
      'runs.contacts': () => ({
        contacts: [
          contact({}),
          contact({ id: 'b', name: 'Ben', status: 'failed', charged: 0, reason: 'Website missing' }),
          contact({ id: 'c', name: '', status: 'timed-out', charged: 0, reason: '' }),
          contact({
            id: 'e',
            name: 'Eve',
            status: 'timed-out',
            charged: 0,
            reason: 'Released from the popup',
          }),
          contact({ id: 'd', name: 'Dan', late: true, charged: 1, unbilled: 1 }),
        ],
        more: false,
      }),
    });
    const toggle = await screen.findByRole('button', { name: /^Opener/, expanded: false });
    await user.click(toggle);
    const list = await screen.findByRole('list', { name: 'Contacts of Opener, sequence 8841' });
    const texts = within(list)
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    expect(texts).toEqual([
      'Ada2 usedPersonalized',
      'Ben2 returnedFailedWebsite missing',
      'c2 returnedNo result in time',
      'Eve2 returnedNo result in timeReleased from the popup',
      'Dan1 usedPersonalizedreported late1 not charged',
    ]);
    await user.click(toggle);
    expect(screen.queryByRole('list', { name: /^Contacts/ })).toBeNull();
  });

  it('lists runs again when the ledger has moved', async () => {
    const { worker, credits } = open({});
    await screen.findByText('No runs yet');
    worker.answers['runs.list'] = ({ open }) => ({ runs: open ? [] : [aRun()], more: false });
    takeView(credits, aView({ cursor: 2 }));
    expect(await screen.findByRole('button', { name: /^Opener/ })).toBeInTheDocument();
  });

  it('says why runs can not be listed and tries again', async () => {
    const { worker, user } = open({
      'runs.list': ({ open }) => {
        if (open) return { runs: [], more: false };
        throw new ProblemError('no-answer');
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    worker.answers['runs.list'] = () => ({ runs: [], more: false });
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No runs yet')).toBeInTheDocument();
  });
});

describe('diagnosis', () => {
  it('names the parts that can not be read, once each', async () => {
    const url = 'https://run.reply.io/sequences/1';
    open({
      'diagnosis.get': () => [
        {
          url,
          profileId: 'p',
          missing: ['start', 'contacts.row', 'contacts.id', 'other'],
          sinceMs: 0,
          candidates: [
            { profileId: 'p', name: 'The new editor', why: 'parts', found: 4, of: 6, missing: ['start'] },
            { profileId: 'q', name: 'The old editor', why: 'marks', found: 0, of: 1, missing: ['.old'] },
          ],
        },
      ],
    });
    const note = await screen.findByRole('region', { name: "Can't read the page" });
    expect(note).toHaveTextContent('Not found: the start button, the contact list, and other.');
    expect(note).toHaveTextContent(/Since .*1970/);
    expect(note).toHaveTextContent('Profile: The new editor');
    expect(note).toHaveTextContent('Others for this address: The old editor (0 of 1 found).');
  });

  it('does not say that a page can not be read where only the place for the counter is gone', async () => {
    const url = 'https://run.reply.io/sequences/1';
    open({
      'diagnosis.get': () => [{ url, profileId: 'p', missing: ['counter'], candidates: [], sinceMs: 0 }],
    });
    const note = await screen.findByRole('region', { name: "Can't find all of the page" });
    expect(note).toHaveTextContent('Not found: the place for the counter.');
    expect(note).toHaveTextContent('Runs are counted as usual.');
  });

  it('is silent when all is well', async () => {
    open({
      'diagnosis.get': () => [
        { url: 'https://run.reply.io/', profileId: 'p', missing: [], candidates: [], sinceMs: 0 },
      ],
    });
    await screen.findByText('No runs yet');
    expect(screen.queryByRole('region', { name: /^Can't/ })).toBeNull();
  });
});

describe('without credits to show', () => {
  function openBroken(problem: ProblemError, answers: Answers) {
    const worker = fakeWorker({ ...QUIET, ...answers });
    const credits = createCreditsStore();
    credits.setState({ status: 'problem', problem: { code: problem.code, detail: problem.detail } }, true);
    render(<PopupPage credits={credits} ask={worker.ask} />);
    return { worker, user: userEvent.setup() };
  }

  it('says that it is loading', () => {
    render(<PopupPage credits={createCreditsStore()} ask={fakeWorker({}).ask} />);
    expect(screen.getByRole('status')).toHaveTextContent('Loading…');
  });

  it('says what is wrong and tries again', async () => {
    const { user } = openBroken(new ProblemError('storage-full', 'Quota'), { 'view.get': () => aView() });
    expect(screen.getByRole('alert')).toHaveTextContent(/storage is full.*Details: Quota/);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('region', { name: 'Balance' })).toBeInTheDocument();
  });

  it.each(['host-not-allowed', 'token-refused'] as const)(
    'leads to Settings where the cure is there: %s',
    (code) => {
      openBroken(new ProblemError(code), {});
      expect(screen.getByRole('link', { name: 'Open Settings' })).toHaveAttribute(
        'href',
        '/options.html#team',
      );
      expect(screen.getByRole('button', { name: 'Try again' })).toBeEnabled();
    },
  );

  it('offers a backup or an empty start where the data is gone', async () => {
    const { worker, user } = openBroken(new ProblemError('data-missing'), {
      'view.get': () => aView({ balance: 0 }),
      'data.erase': () => null,
    });
    expect(screen.getByRole('link', { name: 'Import a backup' })).toHaveAttribute(
      'href',
      '/options.html#data',
    );
    await user.click(screen.getByRole('button', { name: 'Start empty' }));
    expect(await screen.findByRole('region', { name: 'Balance' })).toHaveTextContent(/0 credits/);
    expect(worker.requests('data.erase')).toHaveLength(1);
  });
});

describe('page profiles of the team', () => {
  const before = profileOf('new', { name: 'New page' });
  const profile = profileOf('new', {
    name: 'New page',
    start: '.go',
    urls: ['https://run.reply.io/people/{id}'],
  });
  const published = {
    version: 2,
    note: '',
    publishedBy: 'Ada',
    publishedAtMs: 0,
    rolledBackTo: null,
    profiles: [profile],
  };
  const asking = { ...sourcesOf(), published, pending: [{ profile, digest: 'd1', before }] };

  it('are asked about with what they change, and approved', async () => {
    let sources = asking;
    const { worker, user } = open({
      'profiles.get': () => sources,
      'profiles.approve': () => {
        sources = { ...asking, pending: [] };
        return sources;
      },
    });
    const asked = await screen.findByRole('region', { name: "Your team changed how Reply's page is read" });
    expect(asked).toHaveTextContent('Published by Ada.');
    expect(asked).toHaveTextContent('New page changes the addresses and the start button.');
    await user.click(within(asked).getByText('Show what changes'));
    expect(within(asked).getByText('".go"')).toBeVisible();
    expect(within(asked).queryByText(/person__check/)).toBeNull();
    await user.click(within(asked).getByRole('button', { name: 'Approve' }));
    await waitFor(() => expect(asked).not.toBeInTheDocument());
    expect(worker.requests('profiles.approve')).toEqual([{ digests: ['d1'] }]);
  });

  it('are shown whole where there was none of that name, and asked about again where it didn’t work', async () => {
    const { user } = open({
      'profiles.get': () => ({ ...asking, pending: [{ profile, digest: 'd1', before: null }] }),
      'profiles.approve': () => {
        throw new ProblemError('no-answer');
      },
    });
    expect(await screen.findByText('New page is new.')).toBeInTheDocument();
    await user.click(screen.getByText('Show what changes'));
    expect(screen.getByText(/person__check/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    const asked = within(screen.getByRole('region', { name: /changed how/ }));
    expect(await asked.findByText(/didn't answer/)).toBeInTheDocument();
    expect(asked.getByRole('button', { name: 'Approve' })).toBeEnabled();
  });

  it('are not spoken of where there is nothing to be asked', async () => {
    open({ 'profiles.get': () => sourcesOf() });
    await waitFor(() => expect(screen.queryByText(/changed how/)).toBeNull());
  });
});
