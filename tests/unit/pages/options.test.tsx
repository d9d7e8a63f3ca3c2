// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { OptionsPage } from '../../../components/options/OptionsPage';
import { takeInvitation } from '../../../components/options/team/invitation';
import type { PageProfile } from '../../../lib/profile/profile';
import { ProblemError } from '../../../lib/protocol/problem';
import type { PolicyView } from '../../../lib/settings/policy';
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/settings/settings';
import { type Answers, fakeWorker, NO_REPLY_API, NOTHING_SET, sourcesOf } from './pageKit';

const named = (name: string) => ({ id: 'reply', name }) as PageProfile;

function open(answers: Answers = {}) {
  let settings: Settings = DEFAULT_SETTINGS;
  const worker = fakeWorker({
    'settings.get': () => settings,
    'settings.set': (request) => {
      settings = request.settings as Settings;
      return settings;
    },
    'team.get': () => null,
    'replyApi.get': () => NO_REPLY_API,
    'profiles.get': () => sourcesOf(settings.profiles, [named('shipped')]),
    ...answers,
  });
  render(<OptionsPage ask={worker.ask} invitation={takeInvitation(window)} />);
  return { worker, user: userEvent.setup() };
}

const section = (name: string) => screen.findByRole('region', { name });
const refuse = (detail: string) => () => {
  throw new ProblemError('invalid-input', detail);
};

describe('settings', () => {
  it('saves the low-credit threshold and leaves the other settings alone', async () => {
    const { worker, user } = open();
    const part = within(await section('Low-credit warning'));
    await user.clear(part.getByRole('textbox'));
    await user.type(part.getByRole('textbox'), '5');
    await user.click(part.getByRole('button', { name: 'Save' }));
    expect(await part.findByText('Saved.')).toHaveAttribute('role', 'status');
    expect(worker.requests('settings.set')).toEqual([
      { settings: { ...DEFAULT_SETTINGS, lowCreditThreshold: 5 } },
    ]);
  });

  it.each(['-1', '1.5', '', 'ten'])('refuses %j as a threshold and keeps it in the field', async (typed) => {
    const { worker, user } = open();
    const part = within(await section('Low-credit warning'));
    const field = part.getByRole('textbox');
    await user.clear(field);
    if (typed !== '') await user.type(field, typed);
    await user.click(part.getByRole('button', { name: 'Save' }));
    expect(await part.findByText('Enter a whole number, 0 or more.')).toBeInTheDocument();
    expect(field).toHaveValue(typed);
    expect(field).toBeInvalid();
    expect(worker.requests('settings.set')).toEqual([]);
  });

  it('saves what notifications are shown for', async () => {
    const { worker, user } = open();
    const part = within(await section('Notifications'));
    const choices = part.getByRole('group', { name: 'Tell me when…' });
    for (const choice of within(choices).getAllByRole('checkbox')) expect(choice).toBeChecked();
    await user.click(part.getByRole('checkbox', { name: 'no credits are left' }));
    await user.click(part.getByRole('checkbox', { name: 'a run has finished while its tab was closed' }));
    await user.click(part.getByRole('button', { name: 'Save' }));
    expect(await part.findByText('Saved.')).toHaveAttribute('role', 'status');
    expect(worker.requests('settings.set')).toEqual([
      { settings: { ...DEFAULT_SETTINGS, notices: { low: true, none: false, limit: true, run: false } } },
    ]);
  });

  it('takes only https buy links, and none for the own page', async () => {
    const { worker, user } = open();
    const part = within(await section('Buy link'));
    const field = part.getByRole('textbox');
    await user.type(field, 'http://shop.example');
    await user.click(part.getByRole('button', { name: 'Save' }));
    expect(await part.findByText(/starts with https/)).toBeInTheDocument();
    expect(worker.requests('settings.set')).toEqual([]);

    await user.clear(field);
    await user.type(field, 'https://shop.example');
    await user.click(part.getByRole('button', { name: 'Save' }));
    await part.findByText('Saved.');
    await user.clear(field);
    await user.click(part.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(worker.requests('settings.set')).toHaveLength(2));
    const saved = worker.requests('settings.set').map(({ settings }) => (settings as Settings).buyUrl);
    expect(saved).toEqual(['https://shop.example', null]);
  });

  it('says why settings can not be read, and still offers the data', async () => {
    open({
      'settings.get': () => {
        throw new ProblemError('storage-failed');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(/can't be read or saved/);
    expect(await screen.findByRole('button', { name: 'Erase everything' })).toBeEnabled();
  });
});

describe('demo credits', () => {
  it('adds the chosen kind and amount', async () => {
    const { worker, user } = open({
      'demo.grant': ({ commandId, credits }) => ({
        status: 'accepted',
        type: 'grant',
        grantId: commandId,
        credits,
      }),
    });
    const part = within(await section('Demo credits'));
    await user.click(part.getByRole('radio', { name: /Add-on credits/ }));
    await user.clear(part.getByRole('textbox', { name: 'Amount' }));
    await user.type(part.getByRole('textbox', { name: 'Amount' }), '7');
    await user.click(part.getByRole('button', { name: 'Add credits' }));
    expect(await part.findByText('7 credits were added.')).toBeInTheDocument();
    expect(worker.requests('demo.grant')).toMatchObject([{ source: 'purchase', credits: 7 }]);
  });

  it('adds them once when an answer was lost, and again when asked to again', async () => {
    const { worker, user } = open({
      'demo.grant': () => {
        throw new ProblemError('no-answer');
      },
    });
    const part = within(await section('Demo credits'));
    const add = part.getByRole('button', { name: 'Add credits' });
    await user.click(add);
    await part.findByRole('alert');
    worker.answers['demo.grant'] = ({ commandId, credits }) => ({
      status: 'accepted',
      type: 'grant',
      grantId: commandId,
      credits,
    });
    await user.click(add);
    await part.findByText('100 credits were added.');
    await user.click(add);
    await waitFor(() => expect(worker.requests('demo.grant')).toHaveLength(3));
    const [lost, repeated, another] = worker.requests('demo.grant').map(({ commandId }) => commandId);
    expect(repeated).toBe(lost);
    expect(another).not.toBe(lost);
  });

  it('shows why the ledger refused', async () => {
    const { user } = open({
      'demo.grant': () => ({ status: 'rejected', code: 'grant-expired', available: 0 }),
    });
    await user.click(await screen.findByRole('button', { name: 'Add credits' }));
    expect(await screen.findByText(/already expired/)).toBeInTheDocument();
  });
});

describe('what the organisation has set', () => {
  const buyLink = { ...NOTHING_SET, buyLink: 'https://procurement.example/' };

  it('is shown where the person would set it, to be read and not to be changed, with why', async () => {
    open({ 'policy.get': () => buyLink });
    const part = within(await section('Buy link'));
    const field = part.getByRole('textbox', { name: /leads/ });
    expect(field).toHaveValue('https://procurement.example/');
    expect(field).toHaveAttribute('readonly');
    expect(field).toHaveAccessibleDescription(/Set by your organisation/);
    expect(part.queryByRole('button')).toBeNull();
  });

  it('follows while the page is open, and gives back what the person had set', async () => {
    let policy: PolicyView = NOTHING_SET;
    open({
      'policy.get': () => policy,
      'settings.get': () => ({ ...DEFAULT_SETTINGS, buyUrl: 'https://shop.example' }),
    });
    expect(await screen.findByLabelText(/leads/)).toHaveValue('https://shop.example');
    policy = buyLink;
    await fakeBrowser.runtime.onMessage.trigger({ type: 'policy.changed' }, {}, () => undefined);
    await waitFor(() => expect(screen.getByLabelText(/leads/)).toHaveValue('https://procurement.example/'));
    policy = NOTHING_SET;
    await fakeBrowser.runtime.onMessage.trigger({ type: 'policy.changed' }, {}, () => undefined);
    await waitFor(() => expect(screen.getByLabelText(/leads/)).toHaveValue('https://shop.example'));
  });

  it('is told of where it is wrong, key by key', async () => {
    const problems = [
      { key: 'server', code: 'insecure-server', detail: 'credits.example' },
      { key: 'profiles', code: 'invalid-input', detail: '0: Not JSON, at line 1, column 2' },
    ] as const;
    open({ 'policy.get': () => ({ ...NOTHING_SET, problems }) });
    const told = within(await screen.findByRole('alert')).getAllByRole('listitem');
    expect(told.map(({ textContent }) => textContent)).toEqual([
      "server: This address isn't safe: it must start with https://.",
      'profiles: 0: Not JSON, at line 1, column 2',
    ]);
  });

  it('is not spoken of where it is nothing', async () => {
    open();
    await section('Buy link');
    expect(document.body).not.toHaveTextContent(/organisation/);
  });
});

describe('how the page is read', () => {
  it('says which profiles are in use, and leads to the workshop', async () => {
    open();
    const part = within(await section('How the page is read'));
    expect(part.getByText('In use now: shipped (came with the extension).')).toBeInTheDocument();
    expect(part.getByRole('link', { name: 'Open the workshop' })).toHaveAttribute('href', '/workshop.html');
  });

  it('says whose they are', async () => {
    const team = { ...named('theirs'), id: 'team' };
    const official = { ...named('official'), id: 'organisation' };
    open({
      'profiles.get': () => ({
        ...sourcesOf([named('mine')], [named('shipped')]),
        managed: [official],
        published: {
          version: 3,
          profiles: [team],
          note: '',
          publishedBy: 'Ann',
          publishedAtMs: 0,
          rolledBackTo: null,
        },
        inUse: [official, named('mine'), team],
      }),
    });
    const part = within(await section('How the page is read'));
    expect(
      part.getByText(
        "In use now: official (your organisation's), mine (yours), and theirs (your team's, version 3).",
      ),
    ).toBeInTheDocument();
  });
});

describe('data', () => {
  const backup = () => new File(['{"entries":[]}'], 'backup.json', { type: 'application/json' });

  it('imports a file only after asking, and starts the forms again from what it holds', async () => {
    const { worker, user } = open({ 'data.import': () => ({ entries: 12 }) });
    const threshold = await screen.findByLabelText(/Warn when/);
    await user.type(threshold, '99');
    await user.upload(await screen.findByLabelText('Backup file'), backup());
    expect(await screen.findByText(/Replace everything with “backup.json”/)).toBeInTheDocument();
    expect(worker.requests('data.import')).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Replace everything' }));
    expect(await screen.findByText('Imported 12 entries.')).toBeInTheDocument();
    const whole = { importId: expect.any(String), place: 0, piece: '{"entries":[]}', more: false };
    expect(worker.requests('data.import')).toEqual([whole]);
    await waitFor(() => expect(screen.getByLabelText(/Warn when/)).toHaveValue('20'));
  });

  it('imports nothing when cancelled', async () => {
    const { worker, user } = open();
    await user.upload(await screen.findByLabelText('Backup file'), backup());
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(screen.getByLabelText('Backup file')).toHaveFocus();
    expect(worker.requests('data.import')).toEqual([]);
  });

  it('says what is wrong with a file that was refused', async () => {
    const { user } = open({ 'data.import': refuse('entries.3: out of order') });
    await user.upload(await screen.findByLabelText('Backup file'), backup());
    await user.click(await screen.findByRole('button', { name: 'Replace everything' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Details: entries.3: out of order');
  });

  it('erases only after asking', async () => {
    const { worker, user } = open({ 'data.erase': () => null });
    await user.click(await screen.findByRole('button', { name: 'Erase everything' }));
    expect(screen.getByRole('group', { name: /can't be undone/ })).toBeInTheDocument();
    expect(worker.requests('data.erase')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Erase for good' }));
    expect(await screen.findByText('Everything was erased.')).toBeInTheDocument();
    expect(worker.requests('data.erase')).toHaveLength(1);
  });

  it('shows the last result only', async () => {
    const { user } = open({ 'data.erase': () => null, 'data.import': () => ({ entries: 1 }) });
    await user.click(await screen.findByRole('button', { name: 'Erase everything' }));
    await user.click(screen.getByRole('button', { name: 'Erase for good' }));
    await screen.findByText('Everything was erased.');
    await user.upload(await screen.findByLabelText('Backup file'), backup());
    await user.click(await screen.findByRole('button', { name: 'Replace everything' }));
    await screen.findByText('Imported 1 entry.');
    expect(screen.queryByText('Everything was erased.')).toBeNull();
  });
});

describe('only page mappings that come with the extension', () => {
  const box = () =>
    screen.findByRole('checkbox', { name: 'Only page mappings that come with the extension' });

  it('are a setting, saved at once', async () => {
    const { worker, user } = open();
    await user.click(await box());
    await waitFor(async () => expect(await box()).toBeChecked());
    expect(worker.requests('settings.set')).toMatchObject([{ settings: { onlyShippedProfiles: true } }]);
  });

  it('are not a person’s to change where the organisation has set it', async () => {
    open({ 'policy.get': () => ({ ...NOTHING_SET, onlyShippedProfiles: true }) });
    expect(await box()).toBeChecked();
    expect(await box()).toBeDisabled();
  });
});
