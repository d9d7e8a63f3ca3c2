// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { BillingPage } from '../../../components/billing/BillingPage';
import type { Purchase } from '../../../lib/protocol/billing';
import { ProblemError } from '../../../lib/protocol/problem';
import { takeView } from '../../../lib/state/credits';
import { type Answers, aView, creditsOf, fakeWorker, NO_TOP_UP } from './pageKit';

const QUOTE = { offerId: 'small', credits: 100, totalMinor: 1_050, currency: 'USD' };

function purchaseOf(commandId: string, state: Purchase['state'] = 'open'): Purchase {
  const { offerId: _, ...bought } = QUOTE;
  const url = state === 'open' ? `https://pay.test/${commandId}` : null;
  return { commandId, ...bought, state, url, atMs: Date.UTC(2026, 10, 20) };
}

/** A team that pays on payment pages: what it has bought there is for the test to change. */
function open(purchases: Purchase[] = [], answers: Answers = {}) {
  const server = { purchases };
  const worker = fakeWorker({
    'team.members': () => [],
    'billing.topUp': () => ({ ...NO_TOP_UP, offered: false }),
    'billing.addOns': () => [{ id: 'jason-ai-credits', available: 40, used: 1_260 }],
    'billing.offers': () => [{ id: 'small', credits: 100 }],
    'billing.quote': () => QUOTE,
    'billing.buy': ({ commandId }) => {
      server.purchases = [purchaseOf(commandId), ...server.purchases];
      return { status: 'checkout', url: `https://pay.test/${commandId}` };
    },
    'billing.purchases': () => ({ payment: 'checkout', purchases: server.purchases }),
    'billing.cancel': ({ commandId }) => {
      server.purchases = server.purchases.map((purchase) =>
        purchase.commandId === commandId ? purchaseOf(commandId, 'expired') : purchase,
      );
      return null;
    },
    ...answers,
  });
  const view = aView({ team: { name: 'Acme' } });
  const store = creditsOf(view);
  render(<BillingPage credits={store} ask={worker.ask} />);
  return {
    worker,
    server,
    user: userEvent.setup(),
    /** The newest purchase goes on. */
    becomes(state: Purchase['state']) {
      const [newest, ...rest] = server.purchases;
      if (newest === undefined) throw new Error('Nothing was bought');
      server.purchases = [purchaseOf(newest.commandId, state), ...rest];
    },
    /** The ledger has another entry, of credits that were granted: some, or none. */
    entry(credits = 100) {
      const { balances, cursor } = view;
      const granted = balances.granted + credits;
      takeView(store, { ...view, cursor: cursor + 1, balances: { ...balances, granted } });
    },
    comeBack: () => document.dispatchEvent(new Event('visibilitychange')),
  };
}

const button = (name: string) => screen.getByRole('button', { name });
const dialog = () => within(screen.getByRole('dialog'));
const plus = () => screen.findByRole('button', { name: 'Add Jason AI credits' });
const payments = () => screen.findByRole('list', { name: 'Payments' });

async function pay(page: ReturnType<typeof open>) {
  await page.user.click(await plus());
  await page.user.selectOptions(screen.getByRole('combobox', { name: 'Amount' }), '100 credits');
  await page.user.click(button('Recalculate total'));
  await waitFor(() => expect(button('Confirm')).toBeEnabled());
  await page.user.click(button('Confirm'));
  await dialog().findByText(/Waiting for your payment/);
}

describe('a purchase that is paid for on a payment page', () => {
  it('is announced as such, then waited for, with the focus on the way to the page', async () => {
    const page = open();
    await page.user.click(await plus());
    expect(await dialog().findByText(/secure page that opens in a new tab/)).toBeInTheDocument();
    await page.user.click(button('Cancel'));
    await pay(page);
    expect(dialog().getByText('100 credits for $10.50')).toBeInTheDocument();
    const link = dialog().getByRole('link', { name: 'Open the payment page' });
    expect(link).toHaveFocus();
    const [{ commandId } = { commandId: '' }] = page.worker.requests('billing.buy');
    expect(link).toHaveAttribute('href', `https://pay.test/${commandId}`);
    expect(link).toHaveAttribute('rel', 'noreferrer');
  });

  it('shows the credits as soon as they are there, and gives the focus back', async () => {
    const page = open();
    await pay(page);
    page.becomes('granted');
    page.entry();
    expect(await screen.findByText('100 credits were added.')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await plus()).toHaveFocus();
    expect(await payments()).toHaveTextContent(/Credits added/);
  });

  it('is not asked about, nor is the top-up, while a run is at work', async () => {
    const page = open();
    await plus();
    const asked = () => [page.worker.requests('billing.purchases'), page.worker.requests('billing.topUp')];
    const before = asked().map(({ length }) => length);
    const seen = page.worker.requests('billing.addOns').length;
    page.entry(0);
    await waitFor(() => expect(page.worker.requests('billing.addOns').length).toBeGreaterThan(seen));
    expect(asked().map(({ length }) => length)).toEqual(before);
  });

  it.each([
    ['expired', /cancelled, or not made in time/],
    ['failed', /didn't go through/],
  ] as const)(
    'says when it has %s, as soon as the person is back, and can be started again',
    async (state, words) => {
      const page = open();
      await pay(page);
      page.becomes(state);
      page.comeBack();
      expect(await dialog().findByText(words)).toBeInTheDocument();
      expect(dialog().queryByRole('link')).toBeNull();
      expect(button('Start again')).toHaveFocus();
      await page.user.click(button('Start again'));
      expect(screen.getByRole('status', { name: 'Total' })).toHaveTextContent('Not calculated yet');
      await page.user.click(button('Recalculate total'));
      await waitFor(() => expect(button('Confirm')).toBeEnabled());
      await page.user.click(button('Confirm'));
      await waitFor(() => expect(page.worker.requests('billing.buy')).toHaveLength(2));
      const [first, second] = page.worker.requests('billing.buy');
      expect(second?.commandId).not.toBe(first?.commandId);
    },
  );

  it('says that the money has arrived before the credits have', async () => {
    const page = open();
    await pay(page);
    page.becomes('paid');
    page.comeBack();
    expect(await dialog().findByText(/payment has arrived/)).toBeInTheDocument();
    expect(dialog().queryByRole('button', { name: 'Cancel this payment' })).toBeNull();
  });

  it('says whom to ask where it was paid and nothing can be granted, and leads nobody to pay again', async () => {
    const page = open();
    await pay(page);
    page.becomes('refused');
    page.comeBack();
    expect(await dialog().findByText(/Don't pay again: ask whoever runs/)).toBeInTheDocument();
    expect(button('Close')).toHaveFocus();
    for (const role of ['link', 'button'] as const) {
      expect(dialog().queryByRole(role, { name: /again|payment/ })).toBeNull();
    }
    expect(await screen.findByText(/^Paid, but the credits couldn't be added/)).toBeInTheDocument();
  });

  it('is cancelled by a button, and says why where that fails', async () => {
    const page = open();
    await pay(page);
    const { worker } = page;
    const cancel = worker.answers['billing.cancel'];
    worker.answers['billing.cancel'] = () => {
      throw new ProblemError('payment-unavailable');
    };
    await page.user.click(button('Cancel this payment'));
    expect(await dialog().findByRole('alert')).toHaveTextContent(/Nothing was charged/);
    if (cancel !== undefined) worker.answers['billing.cancel'] = cancel;
    await page.user.click(button('Cancel this payment'));
    expect(await dialog().findByText(/cancelled, or not made in time/)).toBeInTheDocument();
  });

  it('stays open to be confirmed where the payment page can not be had', async () => {
    const page = open([], {
      'billing.buy': () => {
        throw new ProblemError('payment-unavailable');
      },
    });
    await page.user.click(await plus());
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Amount' }), '100 credits');
    await page.user.click(button('Recalculate total'));
    await waitFor(() => expect(button('Confirm')).toBeEnabled());
    await page.user.click(button('Confirm'));
    expect(await dialog().findByRole('alert')).toHaveTextContent(/payment page can't be opened/);
    await page.user.click(button('Confirm'));
    await waitFor(() => expect(page.worker.requests('billing.buy')).toHaveLength(2));
    const [first, second] = page.worker.requests('billing.buy');
    expect(second).toEqual(first);
  });

  it('is asked about whenever the person comes back, and no longer once it is over', async () => {
    const page = open([purchaseOf('a')]);
    const asked = () => page.worker.requests('billing.purchases').length;
    await payments();
    page.becomes('failed');
    await waitFor(() => {
      page.comeBack();
      expect(screen.getByText("Didn't go through")).toBeInTheDocument();
    });
    await waitFor(() => {
      const before = asked();
      page.comeBack();
      expect(asked()).toBe(before);
    });
  });
});

describe('payments', () => {
  it('are listed after a reload, with a way to go on with those that are open, or to cancel them', async () => {
    const page = open([purchaseOf('a'), purchaseOf('b', 'granted'), purchaseOf('c', 'failed')]);
    const items = within(await payments()).getAllByRole('listitem');
    expect(items.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^100 credits for \$10.50.*Waiting for payment/),
      expect.stringMatching(/Credits added$/),
      expect.stringMatching(/Didn't go through$/),
    ]);
    const link = screen.getByRole('link', { name: /^Continue to the payment/ });
    expect(link).toHaveAttribute('href', 'https://pay.test/a');
    await page.user.click(screen.getByRole('button', { name: /^Cancel the payment/ }));
    expect(await screen.findByText('Cancelled, or not paid in time')).toBeInTheDocument();
    expect(page.worker.requests('billing.cancel')).toEqual([{ commandId: 'a' }]);
  });

  it('are not asked for by members, nor listed where there are none', async () => {
    const page = open();
    await plus();
    expect(screen.queryByRole('list', { name: 'Payments' })).toBeNull();
    document.body.replaceChildren();
    const worker = fakeWorker(page.worker.answers);
    render(
      <BillingPage credits={creditsOf(aView({ team: { name: 'Acme' }, role: 'member' }))} ask={worker.ask} />,
    );
    expect(await plus()).toBeDisabled();
    expect(worker.requests('billing.purchases')).toEqual([]);
    expect(worker.requests('billing.topUp')).toEqual([]);
  });
});
