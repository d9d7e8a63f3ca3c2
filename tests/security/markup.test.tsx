// @vitest-environment jsdom
import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BillingPage } from '../../components/billing/BillingPage';
import { OptionsPage } from '../../components/options/OptionsPage';
import { takeInvitation } from '../../components/options/team/invitation';
import { PopupPage } from '../../components/popup/PopupPage';
import type { HeldContact } from '../../lib/ledger/hold';
import { ProblemError } from '../../lib/protocol/problem';
import { DEFAULT_SETTINGS } from '../../lib/settings/settings';
import { aRun, aView, creditsOf, fakeWorker, NO_REPLY_API, sourcesOf } from '../unit/pages/pageKit';

// Names and reasons come from the vendor's page, from teammates and from a server: anybody may have written them.

const markup = (what: string) => `<img src="x" alt="${what}" onerror="alert(1)"><script>alert(2)</script>`;

/** The markup is there to be read, and none of it is an element. */
async function isText(...whats: readonly string[]): Promise<void> {
  for (const what of whats)
    expect((await screen.findAllByText(markup(what), { exact: false })).length).toBe(1);
  expect(document.querySelectorAll('script, iframe, [onerror]')).toHaveLength(0);
  for (const image of document.images) expect(image.alt).toBe('');
}

it('the popup shows the names, results and reasons of contacts as text', async () => {
  const contact: HeldContact = {
    id: 'a',
    position: 0,
    draws: [],
    name: markup('name'),
    status: 'failed',
    late: false,
    reason: markup('reason'),
    settledAtMs: 1,
    charged: 0,
    unbilled: 0,
  };
  const { ask } = fakeWorker({
    'runs.list': ({ open }) => ({
      runs: open ? [] : [aRun({ sequenceId: markup('sequence') })],
      more: false,
    }),
    'runs.contacts': () => ({ contacts: [contact], more: false }),
    'diagnosis.get': () => [
      { profileId: 'p', missing: [markup('part')], candidates: [], url: 'https://run.reply.io/', sinceMs: 0 },
    ],
  });
  render(<PopupPage credits={creditsOf(aView({ team: { name: markup('team') } }))} ask={ask} />);
  await userEvent.click(await screen.findByRole('button', { name: /^Opener/, expanded: false }));
  await isText('name', 'reason');
});

it('Plans & Billing shows the names of members as text', async () => {
  const { ask } = fakeWorker({
    'billing.addOns': () => [],
    'billing.offers': () => [],
    'team.members': () => [{ id: 'm', name: markup('member'), role: 'member', limit: null, spent: 0 }],
  });
  render(<BillingPage credits={creditsOf(aView({ team: { name: 'Acme' }, role: 'owner' }))} ask={ask} />);
  await isText('member');
});

it('Settings shows the names of the team and its member, and what a server says of a problem, as text', async () => {
  Object.assign(fakeBrowser, { permissions: { contains: async () => true } });
  const { ask } = fakeWorker({
    'settings.get': () => DEFAULT_SETTINGS,
    'profiles.get': () => sourcesOf(),
    'replyApi.get': () => NO_REPLY_API,
    'team.get': () => ({
      url: 'https://credits.example.com',
      team: { id: 'acme', name: markup('team') },
      member: { id: 'ann', name: markup('member'), role: 'member', limit: null },
      leftBehind: { undelivered: 0, awaited: 0 },
    }),
    'team.leave': () => Promise.reject(new ProblemError('server-failed', markup('detail'))),
  });
  render(<OptionsPage ask={ask} invitation={takeInvitation(window)} />);
  await isText('member');
  expect(screen.getByRole('heading', { name: markup('team') })).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: /^Leave/ }));
  await userEvent.click(await screen.findByRole('button', { name: /^Leave/ }));
  await isText('detail');
});
