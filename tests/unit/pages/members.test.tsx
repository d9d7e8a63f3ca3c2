// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { BillingPage } from '../../../components/billing/BillingPage';
import { ProblemError } from '../../../lib/protocol/problem';
import type { MemberUsage } from '../../../lib/protocol/team';
import { takeView } from '../../../lib/state/credits';
import type { CreditsView } from '../../../lib/state/view';
import { type Answers, aView, creditsOf, fakeWorker, NO_TOP_UP } from './pageKit';

const limitOf = (credits: number, spent = 0) => ({ credits, spent, periodEndsAtMs: 0 });

const ADA: MemberUsage = { id: 'ada', name: 'Ada', role: 'owner', limit: null, spent: 1_240 };
const BEN: MemberUsage = { id: 'ben', name: 'Ben', role: 'member', limit: limitOf(100, 60), spent: 60 };

function open(answers: Answers = {}, change: Partial<CreditsView> = {}) {
  let members: readonly MemberUsage[] = [ADA, BEN];
  const worker = fakeWorker({
    'billing.addOns': () => [],
    'billing.offers': () => [],
    'billing.topUp': () => NO_TOP_UP,
    'billing.purchases': () => ({ payment: 'invoice', purchases: [] }),
    'team.members': () => members,
    'team.setLimit': ({ memberId, credits }) => {
      const limit = credits === null ? null : limitOf(credits);
      members = members.map((member) => (member.id === memberId ? { ...member, limit } : member));
      return null;
    },
    ...answers,
  });
  const view = aView({ team: { name: 'Acme' }, role: 'owner', ...change });
  const credits = creditsOf(view);
  render(<BillingPage credits={credits} ask={worker.ask} />);
  return { worker, credits, view, user: userEvent.setup() };
}

const section = () => screen.findByRole('region', { name: 'Members' });
const row = async (name: string) =>
  (await screen.findByRole('rowheader', { name: new RegExp(`^${name}`) })).closest('tr');
const dialog = () => within(screen.getByRole('dialog'));
const change = (name: string) => screen.findByRole('button', { name: `Change the limit of ${name}` });

describe('members', () => {
  it('are listed for an owner, with what they have spent and may', async () => {
    open();
    expect(await row('Ada')).toHaveTextContent(/^Ada owner1,240No limit/);
    expect(await row('Ben')).toHaveTextContent(/^Ben member60100/);
  });

  it.each([
    ['to somebody who is not an owner', { role: 'member' }],
    ['where there is no team', { team: null }],
  ] as const)('are not shown %s', async (_, change) => {
    const { worker } = open({}, change);
    await screen.findByText('Your subscription has no add-ons.');
    expect(screen.queryByRole('region', { name: 'Members' })).toBeNull();
    expect(worker.requests('team.members')).toEqual([]);
  });

  it('are asked for again when somebody has spent something', async () => {
    const { worker, credits, view } = open();
    await row('Ben');
    worker.answers['team.members'] = () => [ADA, { ...BEN, spent: 75 }];
    takeView(credits, { ...view, cursor: view.cursor + 1 });
    await waitFor(async () => expect(await row('Ben')).toHaveTextContent(/75/));
  });

  it('say that they load, and that there are none', async () => {
    let answer: (members: readonly MemberUsage[]) => void = () => {};
    open({
      'team.members': () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    expect(within(await section()).getByText('Loading…')).toBeInTheDocument();
    answer([]);
    expect(await within(await section()).findByText('Nobody has joined yet.')).toBeInTheDocument();
  });

  it('say why they can not be listed, and try again', async () => {
    const { worker, user } = open({
      'team.members': () => {
        throw new ProblemError('unreachable');
      },
    });
    const part = within(await section());
    expect(await part.findByRole('alert')).toHaveTextContent(/can't be reached/);
    worker.answers['team.members'] = () => [BEN];
    await user.click(part.getByRole('button', { name: 'Try again' }));
    expect(await row('Ben')).toBeInTheDocument();
  });
});

describe('a limit', () => {
  it('is set, shown, and the focus comes back', async () => {
    const { worker, user } = open();
    await user.click(await change('Ada'));
    expect(screen.getByRole('dialog', { name: 'Limit of Ada' })).toBeInTheDocument();
    expect(dialog().queryByRole('button', { name: 'Lift the limit' })).toBeNull();
    await user.type(dialog().getByRole('textbox'), '500');
    await user.click(dialog().getByRole('button', { name: 'Save' }));
    expect(
      await screen.findByText('Ada can spend up to 500 credits per billing period now.'),
    ).toHaveAttribute('role', 'status');
    expect(worker.requests('team.setLimit')).toEqual([{ memberId: 'ada', credits: 500 }]);
    expect(await row('Ada')).toHaveTextContent(/1,240500/);
    expect(await change('Ada')).toHaveFocus();
  });

  it('is lifted', async () => {
    const { worker, user } = open();
    await user.click(await change('Ben'));
    expect(dialog().getByRole('textbox')).toHaveValue('100');
    await user.click(dialog().getByRole('button', { name: 'Lift the limit' }));
    expect(await screen.findByText('Ben has no limit of their own now.')).toBeInTheDocument();
    expect(worker.requests('team.setLimit')).toEqual([{ memberId: 'ben', credits: null }]);
  });

  it.each(['٥٠٠', '۵۰۰', '５００'])('is typed in the digits of any keyboard, as %s', async (typed) => {
    const { worker, user } = open();
    await user.click(await change('Ada'));
    await user.type(dialog().getByRole('textbox'), typed);
    await user.click(dialog().getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(worker.requests('team.setLimit')).toEqual([{ memberId: 'ada', credits: 500 }]),
    );
  });

  it.each(['-1', '1.5', 'ten', ''])('is not %j', async (typed) => {
    const { worker, user } = open();
    await user.click(await change('Ada'));
    if (typed !== '') await user.type(dialog().getByRole('textbox'), typed);
    await user.click(dialog().getByRole('button', { name: 'Save' }));
    expect(await dialog().findByText('Enter a whole number, 0 or more.')).toBeInTheDocument();
    expect(dialog().getByRole('textbox')).toBeInvalid();
    expect(worker.requests('team.setLimit')).toEqual([]);
  });

  it('stays to be set where that failed', async () => {
    const { user } = open({
      'team.setLimit': () => {
        throw new ProblemError('owner-only');
      },
    });
    await user.click(await change('Ben'));
    await user.click(dialog().getByRole('button', { name: 'Save' }));
    expect(await dialog().findByRole('alert')).toHaveTextContent(/Only an owner/);
    expect(dialog().getByRole('textbox')).toHaveValue('100');
  });
});

describe('inviting', () => {
  const LINK = 'https://credits.example/join#jac_acme_0123456789012345678901234567890123456789012';
  const invite = () => screen.findByRole('button', { name: 'Invite a member' });
  const link = () => dialog().findByRole('textbox', { name: 'Join link' });

  it('takes a name and what they may do, and shows the link this once, selected', async () => {
    const { worker, user } = open({ 'team.invite': () => ({ link: LINK }) });
    await user.click(await invite());
    await user.type(dialog().getByRole('textbox', { name: 'Name' }), ' Cleo ');
    await user.click(dialog().getByRole('radio', { name: /^Also buy credits/ }));
    await user.click(dialog().getByRole('button', { name: 'Make the link' }));
    expect(await link()).toHaveValue(LINK);
    expect(await link()).toHaveFocus();
    // As an address it begins at the left, whatever the page's language.
    expect(await link()).toHaveAttribute('type', 'url');
    expect(dialog().getByText(/whoever has it can join as Cleo/)).toBeInTheDocument();
    expect(worker.requests('team.invite')).toEqual([
      { memberId: expect.stringMatching(/^[\da-f-]{36}$/), name: 'Cleo', role: 'owner' },
    ]);
    expect(worker.requests('team.members').length).toBeGreaterThan(1);

    await user.click(dialog().getByRole('button', { name: 'Copy link' }));
    expect(await dialog().findByText('Copied.')).toHaveRole('status');
    expect(await navigator.clipboard.readText()).toBe(LINK);
    await user.click(dialog().getByRole('button', { name: 'Done' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.body.innerHTML).not.toContain('jac_');
    expect(await invite()).toHaveFocus();
  });

  it('again after a lost answer adds the same member; another name is another one', async () => {
    const { worker, user } = open({
      'team.invite': () => {
        throw new ProblemError('unreachable');
      },
    });
    await user.click(await invite());
    const name = dialog().getByRole('textbox', { name: 'Name' });
    const make = dialog().getByRole('button', { name: 'Make the link' });
    await user.type(name, 'Cleo');
    await user.click(make);
    expect(await dialog().findByRole('alert')).toHaveTextContent(/can't be reached/);
    await user.click(make);
    await user.type(name, 'patra');
    await user.click(make);
    await waitFor(() => expect(worker.requests('team.invite')).toHaveLength(3));
    const [first, second, third] = worker.requests('team.invite').map(({ memberId }) => memberId);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it.each(['', '   ', 'n'.repeat(201)])('wants a name: “%s” is none', async (name) => {
    const { worker, user } = open();
    await user.click(await invite());
    const field = dialog().getByRole('textbox', { name: 'Name' });
    if (name !== '') await user.click(field).then(() => user.paste(name));
    await user.click(dialog().getByRole('button', { name: 'Make the link' }));
    expect(field).toBeInvalid();
    expect(worker.requests('team.invite')).toEqual([]);
  });

  it('says that a name is taken', async () => {
    const { user } = open({
      'team.invite': () => {
        throw new ProblemError('name-taken');
      },
    });
    await user.click(await invite());
    await user.type(dialog().getByRole('textbox', { name: 'Name' }), 'Ben');
    await user.click(dialog().getByRole('button', { name: 'Make the link' }));
    expect(await dialog().findByRole('alert')).toHaveTextContent(/has that name already/);
  });

  it('makes a new link for a member, and stops the earlier ones only where that is wanted', async () => {
    const { worker, user } = open({ 'team.newLink': () => ({ link: LINK }) });
    const renew = await screen.findByRole('button', { name: 'New link for Ben' });
    for (const revokes of [false, true]) {
      await user.click(renew);
      if (revokes) await user.click(dialog().getByRole('checkbox', { name: /^Stop their earlier links/ }));
      await user.click(dialog().getByRole('button', { name: 'Make the link' }));
      expect(await link()).toHaveValue(LINK);
      await user.click(dialog().getByRole('button', { name: 'Done' }));
    }
    expect(worker.requests('team.newLink')).toEqual([
      { memberId: 'ben', revokeOthers: false },
      { memberId: 'ben', revokeOthers: true },
    ]);
  });

  it('does not let an owner stop the link that they are using', async () => {
    const { user } = open({}, { memberId: 'ada' });
    await user.click(await screen.findByRole('button', { name: 'New link for Ada' }));
    expect(dialog().queryByRole('checkbox')).toBeNull();
  });
});
