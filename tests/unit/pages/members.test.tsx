// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { BillingPage } from '../../../components/billing/BillingPage';
import { ProblemError } from '../../../lib/protocol/problem';
import type { MemberUsage } from '../../../lib/protocol/team';
import { takeView } from '../../../lib/state/credits';
import type { CreditsView } from '../../../lib/state/view';
import { type Answers, aView, creditsOf, fakeWorker } from './pageKit';

const limitOf = (credits: number, spent = 0) => ({ credits, spent, periodEndsAtMs: 0 });

const ADA: MemberUsage = { id: 'ada', name: 'Ada', role: 'owner', limit: null, spent: 1_240 };
const BEN: MemberUsage = { id: 'ben', name: 'Ben', role: 'member', limit: limitOf(100, 60), spent: 60 };

function open(answers: Answers = {}, change: Partial<CreditsView> = {}) {
  let members: readonly MemberUsage[] = [ADA, BEN];
  const worker = fakeWorker({
    'billing.addOns': () => [],
    'billing.offers': () => [],
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
