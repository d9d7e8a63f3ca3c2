// @vitest-environment jsdom
import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { BillingPage } from '../../../components/billing/BillingPage';
import { ProblemError } from '../../../lib/protocol/problem';
import type { TopUp, TopUpRule } from '../../../lib/protocol/topUp';
import { type Answers, aView, creditsOf, fakeWorker, NO_TOP_UP } from './pageKit';

const QUOTE = { offerId: 'small', credits: 100, totalMinor: 1_050, currency: 'USD' };
const RULE: TopUpRule = { belowCredits: 20, quote: QUOTE, atMost: 2 };
const ON: TopUp = { ...NO_TOP_UP, rule: RULE, agreedBy: 'Ada', agreedAtMs: Date.UTC(2026, 9, 5, 12) };

function open(topUp: TopUp = NO_TOP_UP, answers: Answers = {}) {
  let current = topUp;
  const worker = fakeWorker({
    'team.members': () => [],
    'billing.addOns': () => [],
    'billing.purchases': () => ({ payment: 'invoice', purchases: [] }),
    'billing.offers': () => [{ id: 'small', credits: 100 }],
    'billing.quote': () => QUOTE,
    'billing.topUp': () => current,
    'billing.setTopUp': ({ rule }) => {
      current = { ...ON, rule };
      return null;
    },
    ...answers,
  });
  render(<BillingPage credits={creditsOf(aView({ team: { name: 'Acme' } }))} ask={worker.ask} />);
  return { worker, user: userEvent.setup() };
}

const section = async () => within(await screen.findByRole('region', { name: 'Automatic top-up' }));
const dialog = () => within(screen.getByRole('dialog', { name: 'Automatic top-up' }));
const press = async (name: string) => (await section()).findByRole('button', { name });

describe('an automatic top-up', () => {
  it('is agreed to at a price that is shown, with what it can cost at most', async () => {
    const { worker, user } = open();
    expect(await (await section()).findByText("It's off.")).toBeInTheDocument();
    await user.click(await press('Set up'));
    const [below, atMost] = dialog().getAllByRole('textbox');
    if (below === undefined || atMost === undefined) throw new Error('A field is missing');
    await user.type(below, '20');
    await user.clear(atMost);
    await user.type(atMost, '2');
    expect(dialog().getByRole('button', { name: 'Agree and turn on' })).toBeDisabled();
    await user.selectOptions(dialog().getByRole('combobox', { name: 'Amount' }), '100 credits');
    await user.click(dialog().getByRole('button', { name: 'Recalculate total' }));
    const consent = await dialog().findByText(/I agree to this for my team/);
    expect(consent).toHaveTextContent(
      /20 credits or fewer .* buys 100 credits for \$10.50 .* 2 times .* \$21.00/,
    );
    await user.click(dialog().getByRole('button', { name: 'Agree and turn on' }));
    expect(await screen.findByText('Automatic top-up is on.')).toHaveAttribute('role', 'status');
    expect(worker.requests('billing.setTopUp')).toEqual([{ rule: RULE }]);
    expect(await press('Change')).toHaveFocus();
  });

  it.each([
    ['', '1', 'Enter a whole number, 0 or more.'],
    ['5', '0', 'Enter a whole number from 1 to 100.'],
    ['5', '101', 'Enter a whole number from 1 to 100.'],
  ])('is not agreed to for %j credits and %j times', async (left, times, words) => {
    const { worker, user } = open();
    await user.click(await press('Set up'));
    const [below, atMost] = dialog().getAllByRole('textbox');
    if (below === undefined || atMost === undefined) throw new Error('A field is missing');
    if (left !== '') await user.type(below, left);
    await user.clear(atMost);
    await user.type(atMost, times);
    await user.selectOptions(dialog().getByRole('combobox', { name: 'Amount' }), '100 credits');
    await user.click(dialog().getByRole('button', { name: 'Recalculate total' }));
    await waitFor(() => expect(dialog().getByRole('button', { name: 'Agree and turn on' })).toBeEnabled());
    expect(dialog().queryByText(/I agree/)).toBeNull();
    await user.click(dialog().getByRole('button', { name: 'Agree and turn on' }));
    expect(await dialog().findByText(words)).toBeInTheDocument();
    expect(worker.requests('billing.setTopUp')).toEqual([]);
  });

  it('says what it buys, who agreed, and what it has bought', async () => {
    open({ ...ON, bought: 1, last: [{ credits: 100, totalMinor: 1_050, currency: 'USD', atMs: 0 }] });
    const shown = await section();
    expect(
      await shown.findByText(/20 credits or fewer .* 100 credits for \$10.50: 2 times/),
    ).toBeInTheDocument();
    expect(shown.getByText(/^Ada agreed to this on October 5\. Bought .* period: 1\./)).toBeInTheDocument();
    expect(shown.getByRole('list', { name: 'Last top-ups' })).toHaveTextContent(/100 credits for \$10.50/);
    expect(shown.queryByText(/price has changed|most for this billing/)).toBeNull();
  });

  it.each<[string, Partial<TopUp>, RegExp]>([
    ['the price has changed', { priceChanged: true }, /price has changed/],
    [
      'the most has been bought',
      { bought: 2 },
      /The most for this billing period has been bought.*December 1/,
    ],
  ])('says that nothing is bought because %s', async (_, change, words) => {
    open({ ...ON, ...change });
    expect(await (await section()).findByText(words)).toBeInTheDocument();
  });

  it('is turned off after a question', async () => {
    const { worker, user } = open(ON);
    await user.click(await press('Turn off'));
    expect(worker.requests('billing.setTopUp')).toEqual([]);
    await user.click(await press('Turn off'));
    expect(await screen.findByText('Automatic top-up is off.')).toBeInTheDocument();
    expect(worker.requests('billing.setTopUp')).toEqual([{ rule: null }]);
  });

  it.each<[string, TopUp, boolean]>([
    ['never was', { ...NO_TOP_UP, offered: false }, false],
    ['was', { ...ON, offered: false }, true],
  ])('can not be set up where each purchase is paid for on a page, and %s on', async (_, topUp, was) => {
    open(topUp);
    const shown = await section();
    expect(await shown.findByText(/isn't available in your team/)).toBeInTheDocument();
    expect(shown.queryByText(/It was on before/) !== null).toBe(was);
    expect(shown.queryByRole('button', { name: /Set up|Change/ })).toBeNull();
    expect(shown.queryByRole('button', { name: 'Turn off' }) !== null).toBe(was);
  });

  it('says why it can not be shown or saved, and tries again', async () => {
    const { worker, user } = open(NO_TOP_UP, {
      'billing.topUp': () => {
        throw new ProblemError('unreachable');
      },
      'billing.setTopUp': () => {
        throw new ProblemError('quote-outdated');
      },
    });
    const shown = await section();
    expect(await shown.findByRole('alert')).toHaveTextContent(/can't be reached/);
    worker.answers['billing.topUp'] = () => NO_TOP_UP;
    await user.click(shown.getByRole('button', { name: 'Try again' }));
    await user.click(await press('Set up'));
    const [below] = dialog().getAllByRole('textbox');
    if (below !== undefined) await user.type(below, '20');
    await user.selectOptions(dialog().getByRole('combobox', { name: 'Amount' }), '100 credits');
    await user.click(dialog().getByRole('button', { name: 'Recalculate total' }));
    await dialog().findByText(/I agree/);
    await user.click(dialog().getByRole('button', { name: 'Agree and turn on' }));
    expect(await dialog().findByRole('alert')).toHaveTextContent(/The price has changed/);
  });
});
