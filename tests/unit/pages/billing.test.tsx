// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { BillingPage } from '../../../components/billing/BillingPage';
import { ProblemError } from '../../../lib/protocol/problem';
import { createCreditsStore } from '../../../lib/state/credits';
import type { CreditsView } from '../../../lib/state/view';
import { type Answers, aView, creditsOf, fakeWorker, NO_TOP_UP } from './pageKit';

function open(answers: Answers = {}, change: Partial<CreditsView> = {}) {
  let available = 40;
  const worker = fakeWorker({
    'billing.addOns': () => [{ id: 'jason-ai-credits', available, used: 1_260 }],
    'billing.offers': () => [
      { id: 'small', credits: 100 },
      { id: 'large', credits: 1_000 },
    ],
    'billing.quote': ({ offerId }) =>
      offerId === 'small'
        ? { offerId, credits: 100, totalMinor: 1_050, currency: 'USD' }
        : { offerId, credits: 1_000, totalMinor: 9_000, currency: 'JPY' },
    'billing.buy': ({ commandId, quote }) => {
      available += quote.credits;
      return { status: 'accepted', type: 'grant', grantId: commandId, credits: quote.credits };
    },
    ...answers,
  });
  render(<BillingPage credits={creditsOf(aView(change))} ask={worker.ask} />);
  return { worker, user: userEvent.setup() };
}

/** What Plans & Billing asks besides where the team has a server. */
const OF_A_TEAM: Answers = {
  'team.members': () => [],
  'billing.topUp': () => NO_TOP_UP,
  'billing.purchases': () => ({ payment: 'invoice', purchases: [] }),
};

const plus = () => screen.findByRole('button', { name: 'Add Jason AI credits' });
const button = (name: string) => screen.getByRole('button', { name });
const total = () => screen.getByRole('status', { name: 'Total' });

async function openWizard(answers: Answers = {}, change: Partial<CreditsView> = {}) {
  const page = open(answers, change);
  await page.user.click(await plus());
  await screen.findByRole('dialog');
  return page;
}

async function recalculate(user: ReturnType<typeof userEvent.setup>, amount: string) {
  await user.selectOptions(screen.getByRole('combobox', { name: 'Amount' }), amount);
  await user.click(button('Recalculate total'));
}

describe('team-shared add-ons', () => {
  it('lists every add-on with its available and used numbers, below Subscription', async () => {
    open({
      'billing.addOns': () => [
        { id: 'jason-ai-credits', available: 40, used: 1_260 },
        { id: 'mailboxes', available: 3, used: 2 },
      ],
    });
    const table = await screen.findByRole('table', { name: 'Team-shared add-ons' });
    expect(within(table).getByRole('row', { name: /^Jason AI credits 40 1,260/ })).toBeInTheDocument();
    expect(within(table).getByRole('row', { name: /^mailboxes 3 2/ })).toBeInTheDocument();
    expect(screen.getAllByRole('heading').map((heading) => heading.textContent)).toEqual([
      'Plans & Billing',
      'Subscription',
      'Team-shared add-ons',
    ]);
  });

  it('says that nothing is charged in this browser', async () => {
    open();
    expect(await screen.findByText(/nothing is charged/)).toBeInTheDocument();
  });

  it('lets only an owner buy, and says so to others', async () => {
    open({}, { role: 'member' });
    expect(await plus()).toBeDisabled();
    expect(await plus()).toHaveAccessibleDescription(/Only an owner/);
  });

  it('says why the add-ons can not be listed, and tries again', async () => {
    const { worker, user } = open({
      'billing.offers': () => {
        throw new ProblemError('no-answer');
      },
    });
    const retry = await screen.findByRole('button', { name: 'Try again' });
    worker.answers['billing.offers'] = () => [];
    await user.click(retry);
    expect(await plus()).toBeEnabled();
  });

  it('leads to Settings where another join link is the cure', async () => {
    open({
      'billing.addOns': () => {
        throw new ProblemError('token-refused');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(/new join link/);
    expect(screen.getByRole('link', { name: 'Open Settings' })).toHaveAttribute('href', '/options.html#team');
  });

  it('says that it is loading', () => {
    render(<BillingPage credits={createCreditsStore()} ask={fakeWorker({}).ask} />);
    expect(screen.getByRole('status')).toHaveTextContent('Loading…');
  });
});

describe('the wizard', () => {
  it('starts without an amount, a total or a way to confirm', async () => {
    await openWizard();
    expect(screen.getByRole('dialog', { name: 'Add Jason AI credits' })).toBeInTheDocument();
    expect(total()).toHaveTextContent('Not calculated yet');
    expect(button('Recalculate total')).toBeDisabled();
    expect(button('Confirm')).toBeDisabled();
  });

  it.each([
    ['100 credits', '$10.50'],
    ['1,000 credits', '¥9,000'],
  ])('shows the price of %s after Recalculate total', async (amount, price) => {
    const { user } = await openWizard();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Amount' }), amount);
    expect(button('Confirm')).toBeDisabled();
    await user.click(button('Recalculate total'));
    await waitFor(() => expect(total()).toHaveTextContent(price));
    expect(button('Confirm')).toBeEnabled();
  });

  it('needs another Recalculate total when the amount changes', async () => {
    const { user } = await openWizard();
    await recalculate(user, '100 credits');
    await waitFor(() => expect(button('Confirm')).toBeEnabled());
    await user.selectOptions(screen.getByRole('combobox', { name: 'Amount' }), '1,000 credits');
    expect(total()).toHaveTextContent(/Out of date/);
    expect(button('Confirm')).toBeDisabled();
    await user.click(button('Recalculate total'));
    await waitFor(() => expect(button('Confirm')).toBeEnabled());
  });

  it('buys what was quoted, shows the new numbers and gives the focus back', async () => {
    const { worker, user } = await openWizard();
    await recalculate(user, '100 credits');
    await waitFor(() => expect(button('Confirm')).toBeEnabled());
    await user.click(button('Confirm'));
    expect(await screen.findByText('100 credits were added.')).toBeInTheDocument();
    expect(await screen.findByRole('row', { name: /^Jason AI credits 140 1,260/ })).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await plus()).toHaveFocus();
    expect(worker.requests('billing.buy')).toMatchObject([
      { quote: { offerId: 'small', totalMinor: 1_050 } },
    ]);
  });

  it('repeats the same command when the answer was lost', async () => {
    const { worker, user } = await openWizard({
      'billing.buy': () => {
        throw new ProblemError('no-answer');
      },
    });
    await recalculate(user, '100 credits');
    await waitFor(() => expect(button('Confirm')).toBeEnabled());
    await user.click(button('Confirm'));
    expect(await screen.findByRole('alert')).toHaveTextContent(/didn't answer/);
    await user.click(button('Confirm'));
    await waitFor(() => expect(worker.requests('billing.buy')).toHaveLength(2));
    const [first, second] = worker.requests('billing.buy');
    expect(second).toEqual(first);
  });

  it('asks for a new total when the price has changed', async () => {
    const { user } = await openWizard({
      'billing.buy': () => {
        throw new ProblemError('quote-outdated');
      },
    });
    await recalculate(user, '100 credits');
    await waitFor(() => expect(button('Confirm')).toBeEnabled());
    await user.click(button('Confirm'));
    expect(await screen.findByRole('alert')).toHaveTextContent(/The price has changed/);
    expect(button('Confirm')).toBeDisabled();
    expect(total()).toHaveTextContent(/Out of date/);
  });

  it('shows why the ledger refused', async () => {
    const { user } = await openWizard({
      'billing.buy': () => ({ status: 'rejected', code: 'grant-exists', available: 0 }),
    });
    await recalculate(user, '100 credits');
    await waitFor(() => expect(button('Confirm')).toBeEnabled());
    await user.click(button('Confirm'));
    expect(await screen.findByRole('alert')).toHaveTextContent('These credits were already added.');
  });

  it('says who pays: nobody in this browser, and the team by its invoice where it has a server', async () => {
    const dialog = () => within(screen.getByRole('dialog'));
    await openWizard();
    expect(dialog().getByText(/nothing is charged/)).toBeInTheDocument();
    document.body.replaceChildren();
    await openWizard(OF_A_TEAM, { team: { name: 'Acme' } });
    expect(dialog().getByText("The total goes on your team's invoice.")).toBeInTheDocument();
    expect(screen.queryByText(/nothing is charged/)).toBeNull();
  });

  it('says so when the server can not be reached, and can be tried again', async () => {
    const { worker, user } = await openWizard({
      'billing.quote': () => {
        throw new ProblemError('unreachable');
      },
    });
    await recalculate(user, '100 credits');
    expect(await screen.findByRole('alert')).toHaveTextContent(/can't be reached/);
    worker.answers['billing.quote'] = ({ offerId }) => ({
      offerId,
      credits: 100,
      totalMinor: 1_050,
      currency: 'USD',
    });
    await user.click(button('Recalculate total'));
    await waitFor(() => expect(total()).toHaveTextContent('$10.50'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('buys nothing when cancelled', async () => {
    const { worker, user } = await openWizard();
    await user.click(button('Cancel'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await plus()).toHaveFocus();
    expect(worker.requests('billing.buy')).toEqual([]);
  });
});
