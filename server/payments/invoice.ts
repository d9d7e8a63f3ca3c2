import type { OpenPayments } from './provider.ts';

/** Grants at once, and puts a line on the team's invoice. */
export const invoicePayments: OpenPayments = ({ grant, prices }) => ({
  payment: 'invoice',
  buy: (buyer, commandId, quote) =>
    grant(buyer, commandId, { ...quote, way: 'invoice' }, () => prices.check(quote)),
  purchases: async () => [],
  // What is granted at once is as good as paid.
  async cancel() {},
  async reconcile() {},
  hear: null,
});
