import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { joinTeam } from '../../../demo/join.ts';
import { copyName } from '../../../lib/cache/connection';
import { UNSTARTED_LIMIT_MS } from '../../../lib/worker/unstarted';
import { ringNow } from '../kit/alarm';
import { effectsOf } from '../kit/effects';
import { Harness } from '../kit/harness';
import { stopAt } from '../kit/stopAt';
import { backdate } from '../kit/stored';
import { TeamHarness, type TeamServer } from '../kit/team';
import { startTeamServer } from '../kit/teamServer';
import {
  contactEffects,
  each,
  finishAll,
  finished,
  openChosen,
  ownEntries,
  pressStart,
  skipTabNumbers,
  untilStarted,
} from './runs';

// The browser is ended with SIGKILL at the moment at which it has stored something, before anybody was told.

let server: TeamServer;
let browser: Harness;

beforeAll(async () => {
  server = await startTeamServer();
}, 120_000);
beforeAll(async () => {
  browser = await Harness.start({ contacts: 3, manual: true }, server.profile);
});
afterAll(async () => {
  await browser.stop();
  await server.stop();
});
afterEach(() => vi.restoreAllMocks());

describe('a browser on its own', () => {
  beforeEach(() => browser.startOver());

  it('keeps what was bought, and sells it once', async () => {
    const [offer] = await browser.ask('billing.offers', {});
    const quote = await browser.ask('billing.quote', { offerId: offer?.id ?? '' });
    const purchase = { commandId: crypto.randomUUID(), quote };
    const reached = await stopAt(browser, 'after', ['entries', { kind: 'granted' }]);
    const untold = browser.ask('billing.buy', purchase).catch(() => 'nothing');
    await reached();
    await browser.crash();
    expect(await untold).toBe('nothing');
    await browser.ask('billing.buy', purchase);
    expect(effectsOf(await ownEntries(browser))).toEqual({
      [purchase.commandId]: [`granted ${quote.credits}`],
    });
  });

  it('goes on with a run whose first outcome was just stored, and gives back one that never began', async () => {
    await browser.grant(20);
    const running = await openChosen(browser, '101');
    await pressStart(running);
    await untilStarted(running);
    const [first = '', second = '', third = ''] = await running.contactIds();
    await skipTabNumbers(browser);
    const holding = await openChosen(browser, '202');
    const held = await holding.contactIds();
    const isHeld = await stopAt(browser, 'after', ['entries', { kind: 'held' }]);
    await pressStart(holding);
    await isHeld();
    const isDeducted = await stopAt(browser, 'after', ['entries', { kind: 'deducted' }]);
    browser.demo.finish(first, 'succeeded');
    await isDeducted();
    await browser.crash();

    expect(await browser.balances()).toMatchObject({ available: 8, retained: 10, used: 2 });
    browser.demo.finish(second, 'succeeded');
    browser.demo.finish(third, 'failed', 'Missing profile data');
    await browser.openSequence('101');
    await expect.poll(() => browser.balances()).toMatchObject({ available: 10, retained: 6, used: 4 });
    const background = await browser.backgroundPage();
    await backdate(background, 'runPages', 'askedAtMs', UNSTARTED_LIMIT_MS);
    await ringNow(background);
    await expect.poll(() => browser.balances()).toMatchObject({ available: 16, retained: 0, used: 4 });
    expect(await contactEffects(await ownEntries(browser))).toEqual({
      [first]: ['held', 'deducted 2'],
      [second]: ['held', 'deducted 2'],
      [third]: ['held', 'refunded 2'],
      ...each(held, 'held', 'refunded 2'),
    });
  });
});

describe('a browser of a team', () => {
  let team: TeamHarness;
  let memberId: string;

  beforeEach(async () => {
    team = await TeamHarness.start(server, {}, 20);
    const invitation = await team.invite('Ann');
    memberId = invitation.memberId;
    await browser.ask('team.leave', { leaveBehind: true });
    await browser.startOver();
    await joinTeam(browser, invitation.link);
  });

  it('delivers after a crash what it couldn’t before, once', async () => {
    const page = await openChosen(browser, '101');
    await pressStart(page);
    await untilStarted(page);
    const ids = await page.contactIds();
    server.line.cut();
    const isKept = await stopAt(browser, 'after', ['outbox', { state: 'waiting' }]);
    finishAll(browser.demo, ids);
    await isKept();
    await browser.crash();

    expect(await browser.balances()).toMatchObject({ available: 16, retained: 0, used: 4 });
    expect(await team.balances()).toMatchObject({ available: 14, retained: 6, used: 0 });
    server.line.mend();
    await browser.openSequence('101');
    await expect.poll(() => team.balances()).toMatchObject({ available: 16, retained: 0, used: 4 });
    expect(contactEffects(await team.entries())).toEqual(finished(ids));
  });

  it('gives back what the server holds for a run that the browser never heard of', async () => {
    await skipTabNumbers(browser);
    const page = await openChosen(browser, '202');
    const ids = await page.contactIds();
    const { service } = server;
    const { submit } = service;
    const held = Promise.withResolvers<void>();
    const crashed = Promise.withResolvers<void>();
    vi.spyOn(service, 'submit').mockImplementationOnce(async (...asked) => {
      const answers = await submit.call(service, ...asked);
      held.resolve();
      await crashed.promise;
      return answers;
    });
    await pressStart(page);
    await held.promise;
    await browser.crash();
    crashed.resolve();

    expect(await team.balances()).toMatchObject({ available: 14, retained: 6 });
    const copy = copyName({
      url: server.line.url,
      team: { id: team.teamId, name: '' },
      member: { id: memberId, name: '', role: 'member', limit: null },
    });
    const background = await browser.backgroundPage();
    await backdate(background, 'runPages', 'askedAtMs', UNSTARTED_LIMIT_MS, copy);
    await ringNow(background);
    await expect.poll(() => team.balances()).toMatchObject({ available: 20, retained: 0, used: 0 });
    expect(contactEffects(await team.entries())).toEqual(each(ids, 'held', 'refunded 2'));
  });
});
