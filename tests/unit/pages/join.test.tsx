// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { JoinPage } from '../../../components/join/JoinPage';
import { Invited } from '../../../components/popup/Invited';
import type { TeamConnection } from '../../../lib/messages/catalogue';
import { ProblemError } from '../../../lib/protocol/problem';
import { WRAPPERS } from '../../kit/wrappedLinks';
import { type Answers, aView, fakeWorker, NOTHING_SET } from './pageKit';

const SERVER = 'https://credits.example:8443';
const LINK = `${SERVER}/join#jac_acme_0123456789012345678901234567890123456789012`;

const connected = (url: string, name: string): TeamConnection => ({
  url,
  team: { id: name, name },
  member: { id: 'ada', name: 'Ada', role: 'member', limit: null },
  leftBehind: { undelivered: 0, awaited: 0 },
});

const request = vi.fn<(asked: { origins?: string[] }) => Promise<boolean>>();
/** The tabs that the browser tells the addresses of, by id. */
const tabs = new Map<number, { id: number; url?: string }>();
const query = vi.fn(async () => [...tabs.values()].slice(0, 1));
const remove = vi.fn(async (id: number) => void tabs.delete(id));

beforeEach(() => {
  request.mockReset().mockResolvedValue(true);
  remove.mockClear();
  tabs.clear();
  tabs.set(7, { id: 7, url: LINK });
  const get = async (id: number) => tabs.get(id) ?? Promise.reject(new Error(`No tab with id: ${id}`));
  Object.assign(fakeBrowser, { permissions: { request } });
  Object.assign(fakeBrowser.tabs, { get, query, remove });
});

function open(answers: Answers = {}) {
  const worker = fakeWorker({
    'team.get': () => null,
    'team.join': () => connected(SERVER, 'Acme'),
    'view.get': () => aView({ spendable: 12 }),
    ...answers,
  });
  render(<JoinPage ask={worker.ask} tabId={7} />);
  return { worker, user: userEvent.setup() };
}

const join = () => screen.findByRole('button', { name: 'Join' });

describe('an invitation', () => {
  it('is shown by the server that it leads to, with what would change; nothing is asked or sent yet', async () => {
    const { worker } = open();
    expect(
      await screen.findByRole('heading', { name: 'Join the team on credits.example:8443?' }),
    ).toBeVisible();
    expect(screen.getAllByRole('listitem')[1]).toHaveTextContent(/stay here, and are back/);
    expect(request).not.toHaveBeenCalled();
    for (const type of ['team.test', 'team.join'] as const) expect(worker.requests(type)).toEqual([]);
    expect(document.body.innerHTML).not.toContain('jac_');
  });

  it('is followed with one press, which asks the browser first, and then is closed', async () => {
    const { worker, user } = open();
    await user.click(await join());
    expect(request.mock.calls).toEqual([[{ origins: ['https://credits.example/*'] }]]);
    expect(worker.requests('team.join')).toEqual([{ link: LINK, leaveBehind: false }]);
    const title = await screen.findByRole('heading', { name: "You're in: Acme" });
    expect(title).toHaveFocus();
    expect(screen.getByText('You joined as Ada (member).')).toBeInTheDocument();
    expect(await screen.findByText('You can spend 12 credits now.')).toBeInTheDocument();
    await waitFor(() => expect(remove.mock.calls).toEqual([[7]]));
  });

  it('leaves a tab alone that has gone elsewhere meanwhile', async () => {
    const { user } = open();
    const button = await join();
    tabs.set(7, { id: 7, url: 'https://run.reply.io/' });
    await user.click(button);
    await screen.findByRole('heading', { name: "You're in: Acme" });
    expect(remove).not.toHaveBeenCalled();
  });

  it('sends nothing where the browser doesn’t allow it, and can be tried again', async () => {
    request.mockResolvedValueOnce(false);
    const { worker, user } = open();
    await user.click(await join());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /wasn't allowed to connect to credits\.example/,
    );
    expect(worker.requests('team.join')).toEqual([]);
    await user.click(await join());
    expect(await screen.findByRole('heading', { name: "You're in: Acme" })).toBeInTheDocument();
  });

  it('says what stands in the way, such as a link that works no more', async () => {
    const { user } = open({
      'team.join': () => {
        throw new ProblemError('token-refused');
      },
    });
    await user.click(await join());
    expect(await screen.findByRole('alert')).toHaveTextContent(/Ask an owner for a new join link/);
    expect(remove).not.toHaveBeenCalled();
  });

  it('asks before results are lost', async () => {
    const { worker, user } = open({
      'team.join': ({ leaveBehind }) => {
        if (!leaveBehind) throw new ProblemError('undelivered');
        return connected(SERVER, 'Acme');
      },
    });
    await user.click(await join());
    await user.click(await screen.findByRole('button', { name: 'Join and lose them' }));
    expect(await screen.findByRole('heading', { name: "You're in: Acme" })).toBeInTheDocument();
    expect(worker.requests('team.join').map(({ leaveBehind }) => leaveBehind)).toEqual([false, true]);
  });

  it('names the team that would be left, or that the link is a new one for', async () => {
    open({ 'team.get': () => connected('https://other.example', 'Beta') });
    expect(await screen.findByText('This browser leaves Beta.')).toBeInTheDocument();
    document.body.replaceChildren();
    open({ 'team.get': () => connected(SERVER, 'acme') });
    expect(await screen.findByText(/works with acme there already/)).toBeInTheDocument();
  });

  it('to another team of the same server is told as what it is: the team before is left', async () => {
    open({ 'team.get': () => connected(SERVER, 'beta') });
    expect(await screen.findByText('This browser leaves beta.')).toBeInTheDocument();
    expect(screen.getByText(/Your runs are sent to that server/)).toBeInTheDocument();
    expect(screen.queryByText(/there already/)).toBeNull();
  });

  it('to another server than the organisation’s can’t be followed', async () => {
    const server = { url: 'https://ours.example', hasLink: false };
    open({ 'policy.get': () => ({ ...NOTHING_SET, server }) });
    expect(await screen.findByText(/Your organisation has set which server/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Join' })).toBeNull();
  });

  it.each([
    ['was closed', () => tabs.delete(7)],
    ['shows something else', () => tabs.set(7, { id: 7, url: 'https://example.com/join' })],
    ['is hidden from us by the browser', () => tabs.set(7, { id: 7 })],
  ])('whose tab %s is no more: the page says how to get back to it', async (_, change) => {
    change();
    open();
    expect(await screen.findByRole('heading', { name: "There's no invitation here any more" })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open Settings' })).toHaveAttribute('href', '/options.html#team');
  });
});

describe('the popup', () => {
  it('leads from the page of an invitation to where it can be followed, without the token', async () => {
    render(<Invited />);
    const note = within(await screen.findByRole('status'));
    expect(note.getByText(/leads to credits\.example:8443/)).toBeInTheDocument();
    const link = note.getByRole('link', { name: 'Look at the invitation' });
    expect(link).toHaveAttribute('href', '/join.html?tab=7');
    expect(query).toHaveBeenCalledWith({ active: true, currentWindow: true });
  });

  it.each([`${LINK.replace('#', '%23')}`, LINK.replace('#', '/'), LINK.replace('#', '?x=1%23')])(
    'asks for a new link where this one’s token was sent to a server: %s',
    async (url) => {
      tabs.set(7, { id: 7, url });
      render(<Invited />);
      expect(await screen.findByRole('status')).toHaveTextContent(/Ask for a new join link/);
      expect(screen.queryByRole('link')).toBeNull();
      document.body.replaceChildren();
      open();
      expect(await screen.findByText('Ask for a new join link')).toBeVisible();
      expect(screen.queryByRole('button', { name: 'Join' })).toBeNull();
      expect(document.body.innerHTML).not.toContain('jac_');
    },
  );

  it.each([
    ['a mail filter’s page about a link', { id: 7, url: WRAPPERS.Google(LINK) }],
    ['another page', { id: 7, url: 'https://run.reply.io/' }],
    ['a page that the browser hides', { id: 7 }],
    ['an incomplete link', { id: 7, url: `${SERVER}/join#jac_` }],
    ['a link that would send the token in the clear', { id: 7, url: LINK.replace('https', 'http') }],
    ['an address that pretends to be another', { id: 7, url: LINK.replace('//', '//good.example@') }],
  ])('says nothing of it on %s', async (_, tab) => {
    tabs.set(7, tab);
    query.mockClear();
    render(<Invited />);
    await waitFor(() => expect(query).toHaveBeenCalled());
    await query.mock.results[0]?.value;
    expect(screen.queryByRole('status')).toBeNull();
  });
});
