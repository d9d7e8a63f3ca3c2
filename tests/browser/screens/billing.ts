import type { Page } from 'playwright-core';
import type { Purchase } from '../../../lib/protocol/billing';
import type { TopUp } from '../../../lib/protocol/topUp';
import { answer, refuse, type Staged, silence } from './answers.ts';
import { HUGE, LIMIT, LONG_NAME, LONG_WORD, MEMBERS, TEAM, viewOf } from './given.ts';
import { ofExtension, type Screen, see } from './screen.ts';

const OWN = answer('view.get', viewOf());
const OWNER = answer('view.get', viewOf({ team: TEAM }));
const ADD_ONS = answer('billing.addOns', [
  { id: 'jason-ai-credits', available: 110, used: 60 },
  { id: 'data-credits', available: 0, used: 12_400 },
]);
const OFFERS = answer(
  'billing.offers',
  [100, 500, 1_000].map((credits) => ({ id: String(credits), credits })),
);
const quoteOf = (credits: number, totalMinor: number) =>
  answer('billing.quote', { offerId: String(credits), credits, totalMinor, currency: 'USD' });

const QUOTE = { offerId: '500', credits: 500, totalMinor: 4_500, currency: 'USD' };
const purchaseOf = (state: Purchase['state'], change: Partial<Purchase> = {}): Purchase => ({
  ...QUOTE,
  commandId: state,
  state,
  url: state === 'open' ? 'https://pay.example/' : null,
  atMs: Date.now() - 90_000,
  ...change,
});
const INVOICE = answer('billing.purchases', { payment: 'invoice', purchases: [] });
const NO_TOP_UP: TopUp = {
  offered: true,
  rule: null,
  agreedBy: '',
  agreedAtMs: 0,
  priceChanged: false,
  bought: 0,
  periodEndsAtMs: LIMIT.periodEndsAtMs,
  last: [],
};
const TOP_UP: TopUp = {
  ...NO_TOP_UP,
  rule: { belowCredits: 100, quote: QUOTE, atMost: 3 },
  agreedBy: LONG_NAME,
  agreedAtMs: Date.now() - 90_000,
  priceChanged: true,
  bought: 3,
  last: [{ ...QUOTE, atMs: Date.now() - 90_000 }],
};
/** What an owner's page asks for. */
const OWNED: readonly Staged[] = [OWNER, ADD_ONS, OFFERS, answer('team.members', MEMBERS)];

const billing = (name: string, staged: readonly Staged[], act: (page: Page) => Promise<unknown>) =>
  ofExtension(`billing-${name}`, 'billing.html', staged, act);

async function openWizard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add Jason AI credits' }).click();
  await page.getByLabel('Amount').waitFor();
}

async function recalculate(page: Page): Promise<void> {
  await openWizard(page);
  await page.getByLabel('Amount').selectOption({ index: 2 });
  await page.getByRole('button', { name: 'Recalculate total' }).click();
}

export const BILLING_SCREENS: readonly Screen[] = [
  billing('loading', [silence('view.get')], see('Loading…')),
  billing('error', [refuse('view.get', 'token-refused')], see('Open Settings')),
  billing('empty', [OWN, answer('billing.addOns', []), OFFERS], see('no add-ons')),
  billing('own', [OWN, ADD_ONS, OFFERS], see('Practice mode')),
  billing(
    'member',
    [answer('view.get', viewOf({ team: TEAM, role: 'member' })), ADD_ONS, OFFERS],
    see('Ask one'),
  ),
  billing('members', [...OWNED, INVOICE, answer('billing.topUp', TOP_UP)], see('Last top-ups')),
  billing(
    'offline',
    [
      OWNER,
      refuse('billing.addOns', 'unreachable'),
      refuse('team.members', 'unreachable'),
      refuse('billing.topUp', 'unreachable'),
      refuse('billing.purchases', 'unreachable'),
    ],
    see("can't be reached"),
  ),
  billing('wizard', [OWN, ADD_ONS, OFFERS], openWizard),
  billing('total', [OWN, ADD_ONS, OFFERS, quoteOf(500, 4_500)], async (page) => {
    await recalculate(page);
    await page.getByText('$45.00').waitFor();
  }),
  billing('outdated', [OWN, ADD_ONS, OFFERS, quoteOf(500, 4_500)], async (page) => {
    await recalculate(page);
    await page.getByText('$45.00').waitFor();
    await page.getByLabel('Amount').selectOption({ index: 3 });
  }),
  billing(
    'refused',
    [OWN, ADD_ONS, OFFERS, refuse('billing.quote', 'server-failed', LONG_WORD)],
    async (page) => {
      await recalculate(page);
      await page.getByText('had a problem').waitFor();
    },
  ),
  billing('limit', [...OWNED, INVOICE, answer('billing.topUp', NO_TOP_UP)], async (page) => {
    await page.getByRole('button', { name: 'Change the limit of Donau' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Credits per billing period').fill('many');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Enter a whole number').waitFor();
  }),
  billing(
    'payments',
    [
      ...OWNED,
      answer('billing.topUp', { ...NO_TOP_UP, offered: false }),
      answer('billing.purchases', {
        payment: 'checkout',
        purchases: [
          purchaseOf('open'),
          purchaseOf('paid'),
          purchaseOf('granted', { credits: HUGE, totalMinor: HUGE }),
          purchaseOf('expired'),
          purchaseOf('failed'),
          purchaseOf('refused'),
        ],
      }),
    ],
    see("Didn't go through"),
  ),
  billing('invite', [...OWNED, INVOICE, answer('billing.topUp', NO_TOP_UP)], async (page) => {
    await page.getByRole('button', { name: 'Invite a member' }).click();
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.getByText('Enter a name').waitFor();
  }),
  billing(
    'invited',
    [
      ...OWNED,
      INVOICE,
      answer('billing.topUp', NO_TOP_UP),
      answer('team.invite', { link: `https://credits.example/join#jac_team_${LONG_WORD}` }),
    ],
    async (page) => {
      await page.getByRole('button', { name: 'Invite a member' }).click();
      await page.getByLabel('Name').fill(LONG_NAME);
      await page.getByRole('button', { name: 'Make the link' }).click();
      await page.getByRole('button', { name: 'Copy link' }).waitFor();
    },
  ),
  billing('top-up', [...OWNED, INVOICE, answer('billing.topUp', NO_TOP_UP)], async (page) => {
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('dialog').waitFor();
  }),
  billing(
    'huge',
    [
      OWNER,
      answer('billing.addOns', [
        { id: 'jason-ai-credits', available: HUGE, used: HUGE },
        { id: LONG_WORD, available: HUGE, used: HUGE },
      ]),
      answer('billing.offers', [{ id: String(HUGE), credits: HUGE }]),
      answer('team.members', MEMBERS),
      answer('billing.topUp', NO_TOP_UP),
      INVOICE,
    ],
    see('Donau'),
  ),
];
