// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { OptionsPage } from '../../../components/options/OptionsPage';
import { takeInvitation } from '../../../components/options/team/invitation';
import type { LeftBehind, TeamConnection } from '../../../lib/messages/catalogue';
import { ProblemError } from '../../../lib/protocol/problem';
import type { TeamInfo } from '../../../lib/protocol/team';
import type { PolicyView } from '../../../lib/settings/policy';
import { DEFAULT_SETTINGS } from '../../../lib/settings/settings';
import { WRAPPERS } from '../../kit/wrappedLinks';
import { type Answers, fakeWorker, NO_REPLY_API, NOTHING_SET, sourcesOf } from './pageKit';

const LINK = 'https://credits.example:8443/join#jac_acme_0123456789012345678901234567890123456789012';
const ADA: TeamInfo = {
  team: { id: 'acme', name: 'Acme' },
  member: { id: 'ada', name: 'Ada', role: 'owner', limit: null },
  nowMs: 0,
  profilesVersion: 0,
};
const NOTHING: LeftBehind = { undelivered: 0, awaited: 0 };

const acme = (leftBehind = NOTHING): TeamConnection => ({
  url: 'https://credits.example:8443',
  team: ADA.team,
  member: ADA.member,
  leftBehind,
});

const request = vi.fn<(asked: { origins?: string[] }) => Promise<boolean>>();
const contains = vi.fn<(asked: { origins?: string[] }) => Promise<boolean>>();

beforeEach(() => {
  request.mockReset().mockResolvedValue(true);
  contains.mockReset().mockResolvedValue(true);
  Object.assign(fakeBrowser, { permissions: { request, contains } });
});

let end = new AbortController();
afterEach(() => {
  end.abort();
  end = new AbortController();
  vi.unstubAllEnvs();
});

/** The window, to which no earlier test's page listens any more. */
const page: Parameters<typeof takeInvitation>[0] = {
  location: window.location,
  history: window.history,
  addEventListener: (type: string, listener: EventListenerOrEventListenerObject) =>
    window.addEventListener(type, listener, { signal: end.signal }),
};

/** The options page of a browser that is in a team, or in none. */
function open({ connection = null as TeamConnection | null, answers = {} as Answers, hash = '' } = {}) {
  let now = connection;
  const worker = fakeWorker({
    'settings.get': () => DEFAULT_SETTINGS,
    'replyApi.get': () => NO_REPLY_API,
    'profiles.get': () => sourcesOf(),
    'team.get': () => now,
    'team.test': () => ADA,
    'team.join': () => {
      now = acme();
      return now;
    },
    'team.leave': () => {
      now = null;
      return null;
    },
    ...answers,
  });
  window.history.replaceState(null, '', `/options.html${hash}`);
  render(<OptionsPage ask={worker.ask} invitation={takeInvitation(page)} />);
  return { worker, user: userEvent.setup() };
}

const field = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Join link' });
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const place = async () => within(await screen.findByRole('region', { name: 'Where credits are kept' }));

async function type(link: string) {
  await userEvent.click(await field());
  await userEvent.paste(link);
}

const refuse = (code: ConstructorParameters<typeof ProblemError>[0]) => () => {
  throw new ProblemError(code);
};

describe('in no team', () => {
  it('says that this browser keeps the credits, and offers all that can be done with them', async () => {
    open();
    expect((await place()).getByRole('heading', { name: 'This browser' })).toBeInTheDocument();
    expect(screen.getByText(/Nothing is sent anywhere/)).toBeInTheDocument();
    expect(await screen.findByRole('region', { name: 'Demo credits' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Erase everything' })).toBeInTheDocument();
  });

  it('says in words what is right with a link, and joins nothing by that', async () => {
    const { worker } = open();
    await type(`  ${LINK} `);
    await press('Test connection');
    expect(await screen.findByText('Connected: Acme, as Ada (owner)')).toHaveAttribute('role', 'status');
    expect(worker.requests('team.join')).toEqual([]);
  });

  it.each([
    ['unreachable', /can't be reached/],
    ['not-a-server', /isn't a Jason AI Credits server/],
    ['other-version', /don't match/],
    ['token-refused', /new join link/],
  ] as const)('says in words what is wrong with it: %s', async (code, words) => {
    open({ answers: { 'team.test': refuse(code) } });
    await type(LINK);
    await press('Test connection');
    expect(await screen.findByRole('alert')).toHaveTextContent(words);
  });

  it('takes a link out of what a mail program made of it, and of the mail around it', async () => {
    const { worker } = open();
    await type(`Hi Ada,\njoin us: <${WRAPPERS['Safe Links'](LINK)}>.\nThanks, Ben`);
    expect(await field()).toHaveValue(LINK);
    await press('Join');
    await waitFor(() => expect(worker.requests('team.join')).toEqual([{ link: LINK, leaveBehind: false }]));
  });

  it('asks the browser for the host in the click itself, without a port, before anything is sent', async () => {
    const { worker } = open();
    await type(LINK);
    screen.getByRole('button', { name: 'Join' }).click();
    // Nothing has been awaited yet: this is still the click.
    expect(request.mock.calls).toEqual([[{ origins: ['https://credits.example/*'] }]]);
    expect(worker.requests('team.join')).toEqual([]);
    await waitFor(() => expect(worker.requests('team.join')).toEqual([{ link: LINK, leaveBehind: false }]));
  });

  it('asks Firefox also whether the data may go there', async () => {
    vi.stubEnv('BROWSER', 'firefox');
    open();
    await type(LINK);
    await press('Test connection');
    expect(request).toHaveBeenCalledWith({
      origins: ['https://credits.example/*'],
      data_collection: ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent'],
    });
  });

  it('sends nothing where that is refused, says so, and can be tried again', async () => {
    const { worker } = open();
    request.mockResolvedValueOnce(false);
    await type(LINK);
    await press('Join');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /wasn't allowed to connect to credits.example, so nothing was sent/,
    );
    expect(worker.requests('team.join')).toEqual([]);
    await press('Join');
    expect(await screen.findByRole('heading', { name: 'Acme' })).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('sends nothing where the browser will not even ask', async () => {
    const { worker } = open();
    request.mockRejectedValueOnce(new Error('Only permissions specified in the manifest may be requested.'));
    await type(LINK);
    await press('Test connection');
    expect(await screen.findByRole('alert')).toHaveTextContent(/nothing was sent/);
    expect(worker.requests('team.test')).toEqual([]);
  });

  it.each([
    ['no link at all', 'hello', /This isn't a join link/],
    ['nothing', '', /This isn't a join link/],
    ['a link without its token', 'https://credits.example/join', /This isn't a join link/],
    ['an address that would send it in the clear', LINK.replace('https', 'http'), /must start with https/],
  ])('refuses %s before anybody is asked', async (_, link, words) => {
    const { worker } = open();
    await field();
    if (link !== '') await type(link);
    await press('Join');
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(await field()).toBeInvalid();
    expect(request).not.toHaveBeenCalled();
    expect(worker.requests('team.join')).toEqual([]);
  });

  it('joins by the Enter key too, shows the team, and keeps the link nowhere', async () => {
    const { worker, user } = open();
    await type(LINK);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Acme' })).toHaveFocus();
    expect(screen.getByText(/Acme shares its credits with this browser now/)).toBeInTheDocument();
    expect(worker.requests('team.join')).toHaveLength(1);
    expect(document.body.innerHTML).not.toContain('jac_acme');
    await press('Use another join link');
    expect(await field()).toHaveValue('');
  });

  it('asks before results of runs in this browser are lost', async () => {
    const { worker } = open({
      answers: {
        'team.join': ({ leaveBehind }) => {
          if (!leaveBehind) throw new ProblemError('undelivered');
          return acme();
        },
      },
    });
    await type(LINK);
    await press('Join');
    expect(
      await screen.findByRole('group', { name: /Some runs in this browser still wait/ }),
    ).toBeInTheDocument();
    await press('Stay');
    expect(screen.queryByRole('group', { name: /still wait/ })).toBeNull();
    expect(worker.requests('team.join')).toHaveLength(1);
    await press('Join');
    await screen.findByRole('group', { name: /still wait/ });
    await press('Join and lose them');
    expect(await screen.findByText(/Acme shares its credits/)).toBeInTheDocument();
    expect(worker.requests('team.join').at(-1)).toEqual({ link: LINK, leaveBehind: true });
  });
});

describe('a link in the address', () => {
  it.each([
    ['as it is', `#join=${LINK}`],
    ['encoded', `#join=${encodeURIComponent(LINK)}`],
  ])('fills the field, leaves the address at once, and sends nothing: %s', async (_, hash) => {
    const { worker } = open({ hash });
    expect(window.location.href).not.toContain('join');
    expect(window.location.pathname).toBe('/options.html');
    expect(await field()).toHaveValue(LINK);
    await screen.findByRole('region', { name: 'Demo credits' });
    expect(request).not.toHaveBeenCalled();
    expect(worker.requests('team.test')).toEqual([]);
    expect(worker.requests('team.join')).toEqual([]);
  });

  it('is taken also while the page is open', async () => {
    open();
    await field();
    window.location.hash = `#join=${LINK}`;
    await waitFor(async () => expect(await field()).toHaveValue(LINK));
    expect(window.location.href).not.toContain('join');
  });

  it('opens the field of somebody who is in a team', async () => {
    open({ connection: acme(), hash: `#join=${LINK}` });
    expect(await field()).toHaveValue(LINK);
  });

  it('leaves other anchors alone', async () => {
    open({ hash: '#data' });
    expect(await field()).toHaveValue('');
    expect(window.location.hash).toBe('#data');
  });
});

describe('in a team', () => {
  it('shows the team, who one is in it, and its server', async () => {
    open({ connection: acme() });
    const part = await place();
    expect(await part.findByRole('heading', { name: 'Acme' })).toBeInTheDocument();
    expect(part.getByText('Ada (owner)')).toBeInTheDocument();
    expect(part.getByText('https://credits.example:8443')).toBeInTheDocument();
  });

  it('has one sentence in the place of what only a browser with credits of its own can do', async () => {
    open({ connection: acme() });
    expect(await screen.findByText(/Your team's server keeps the credits/)).toBeInTheDocument();
    await screen.findByRole('region', { name: 'Low-credit warning' });
    expect(screen.queryByRole('region', { name: 'Demo credits' })).toBeNull();
    expect(screen.queryByRole('button', { name: /Erase|Export/ })).toBeNull();
    expect(screen.queryByLabelText('Backup file')).toBeNull();
  });

  it('leaves only after asking, and says what stays', async () => {
    const { worker } = open({ connection: acme() });
    await screen.findByRole('heading', { name: 'Acme' });
    await press('Leave');
    expect(screen.getByRole('group', { name: /credits stay on the team's server/ })).toBeInTheDocument();
    expect(worker.requests('team.leave')).toEqual([]);
    await press('Leave the team');
    expect(await screen.findByRole('heading', { name: 'This browser' })).toHaveFocus();
    expect(screen.getByText(/You left Acme/)).toBeInTheDocument();
    expect(worker.requests('team.leave')).toEqual([{ leaveBehind: false }]);
    expect(await screen.findByRole('region', { name: 'Demo credits' })).toBeInTheDocument();
  });

  it.each([
    [{ undelivered: 2, awaited: 0 }, /^2 results haven't reached.*they're lost\.$/],
    [{ undelivered: 1, awaited: 0 }, /^1 result hasn't reached/],
    [{ undelivered: 0, awaited: 3 }, /^3 contacts still wait for their results/],
    [{ undelivered: 2, awaited: 1 }, /^2 results haven't.* 1 contact still waits/],
  ])('asks, with the numbers, before %o is lost', async (leftBehind, words) => {
    const { worker } = open({
      connection: acme(leftBehind),
      answers: {
        'team.leave': ({ leaveBehind }) => {
          if (!leaveBehind) throw new ProblemError('undelivered');
          return null;
        },
      },
    });
    await screen.findByRole('heading', { name: 'Acme' });
    await press('Leave');
    await press('Leave the team');
    const question = await screen.findByRole('group', { name: words });
    expect(within(question).getByRole('button', { name: 'Stay' })).toHaveFocus();
    await press('Stay');
    expect(worker.requests('team.leave')).toEqual([{ leaveBehind: false }]);

    await press('Leave');
    await press('Leave the team');
    await screen.findByRole('group', { name: words });
    await press('Leave and lose them');
    await waitFor(() => expect(worker.requests('team.leave').at(-1)).toEqual({ leaveBehind: true }));
  });

  it('says why one can not leave, and lets one try again', async () => {
    open({ connection: acme(), answers: { 'team.leave': refuse('storage-failed') } });
    await screen.findByRole('heading', { name: 'Acme' });
    await press('Leave');
    await press('Leave the team');
    expect(await screen.findByRole('alert')).toHaveTextContent(/can't be read or saved/);
    expect(screen.getByRole('button', { name: 'Leave the team' })).toBeEnabled();
  });

  it('asks again for a host that the browser no longer allows', async () => {
    contains.mockResolvedValue(false);
    open({ connection: acme() });
    expect(await screen.findByRole('alert')).toHaveTextContent(/doesn't allow connecting to credits.example/);
    await press('Allow');
    expect(request).toHaveBeenCalledWith({ origins: ['https://credits.example/*'] });
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });
});

describe('where the organisation has set the server', () => {
  const set = (server: PolicyView['server']) => ({ 'policy.get': () => ({ ...NOTHING_SET, server }) });
  const ADDRESS = set({ url: 'https://credits.example:8443', hasLink: false });
  const ELSEWHERE = set({ url: 'https://elsewhere.example', hasLink: false });
  const SIGNED_IN = set({ url: 'https://credits.example:8443', hasLink: true });

  it('takes a link to that one, and asks for nothing and sends nothing with a link to another', async () => {
    const { worker } = open({ answers: ADDRESS });
    expect(
      await screen.findByText(/organisation keeps its credits on https:\/\/credits.example:8443/),
    ).toBeVisible();
    await type(LINK.replace('credits.example', 'other.example'));
    await press('Join');
    expect(await screen.findByText(/organisation has set which server/)).toBeInTheDocument();
    expect(await field()).toBeInvalid();
    expect(request).not.toHaveBeenCalled();
    expect(worker.requests('team.join')).toEqual([]);

    await userEvent.clear(await field());
    await type(LINK);
    await press('Join');
    expect(await screen.findByRole('heading', { name: 'Acme' })).toBeInTheDocument();
    expect(worker.requests('team.join')).toEqual([{ link: LINK, leaveBehind: false }]);
  });

  it('joins by the organisation’s link, which the page has no need to know', async () => {
    const { worker } = open({ answers: SIGNED_IN });
    const server = await screen.findByRole('textbox', { name: 'Server' });
    expect(server).toHaveValue('https://credits.example:8443');
    expect(server).toHaveAttribute('readonly');
    expect(server).toHaveAccessibleDescription(/Set by your organisation/);
    expect(screen.queryByRole('textbox', { name: 'Join link' })).toBeNull();

    await press('Test connection');
    await screen.findByText('Connected: Acme, as Ada (owner)');
    await press('Join');
    expect(await screen.findByRole('heading', { name: 'Acme' })).toBeInTheDocument();
    expect(request.mock.calls).toEqual(Array(2).fill([{ origins: ['https://credits.example/*'] }]));
    expect(worker.requests('team.test')).toEqual([{ link: null }]);
    expect(worker.requests('team.join')).toEqual([{ link: null, leaveBehind: false }]);
  });

  it('says why one can’t leave it, and still takes a new link to it', async () => {
    open({ connection: acme(), answers: ADDRESS });
    expect(await screen.findByText(/so you can't leave it here/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Leave' })).toBeNull();
    await press('Use another join link');
    expect(await field()).toHaveValue('');
  });

  it('says to whom another one is set, and lets them go', async () => {
    open({ connection: acme(), answers: ELSEWHERE });
    expect(await screen.findByText(/keeps its credits on https:\/\/elsewhere.example/)).toBeInTheDocument();
    expect(await field()).toHaveValue('');
    expect(screen.getByRole('button', { name: 'Leave' })).toBeInTheDocument();
  });
});

it('says why it can not be told where credits are kept, and tries again', async () => {
  const { worker } = open({ answers: { 'team.get': refuse('storage-failed') } });
  expect(await (await place()).findByRole('alert')).toHaveTextContent(/can't be read or saved/);
  worker.answers['team.get'] = () => null;
  await userEvent.click((await place()).getByRole('button', { name: 'Try again' }));
  expect(await field()).toHaveValue('');
});
