import { expect, it } from 'vitest';
import { assertLedger, EMPTY_LEDGER, evolve, type HoldAnswer } from '../../../lib/ledger';
import type { CommandRequest } from '../../../lib/protocol/command';
import { readChanges } from '../../../server/team/changes';
import type { Caller } from '../../../server/team/service';
import { DAY_MS, type Engine, newId, startEngine } from '../kit/engine';
import { cancelOf, holdOf, settleOf } from '../kit/requests';
import { onEachStore } from '../kit/stores';

onEachStore('a team', (given) => {
  /** A team with bought credits, an owner and two members. */
  async function team(credits: number) {
    const engine = await startEngine(given.store);
    const { teamId } = await engine.keeper.createTeam({ name: 'Acme', planCredits: 0 });
    const owner = await engine.join(teamId, 'Ola', 'owner');
    const mia = await engine.join(teamId, 'Mia');
    const noa = await engine.join(teamId, 'Noa');
    if (credits > 0) await engine.keeper.adjust(teamId, { commandId: newId(), credits, reason: 'test' });
    const submit = async (caller: Caller, ask: CommandRequest) =>
      (await engine.service.submit(caller, [ask]))[0];
    const balances = async () => (await engine.service.snapshot(owner)).balances;
    return { ...engine, teamId, owner, mia, noa, submit, balances };
  }

  it('holds exactly what is available when all ask at the same moment', async () => {
    const { service, mia, noa, owner, balances, commits } = await team(75);
    const asks = Array.from({ length: 40 }, (_, index) =>
      holdOf(['a', 'b', 'c'], { sequenceId: `s${index}` }),
    );
    const before = commits.length;
    const answers = await Promise.all(asks.map((ask, index) => service.submit(index % 2 ? mia : noa, [ask])));
    const held = answers.flat().map((answer) => (answer as HoldAnswer).held ?? 0);
    expect(held.reduce((sum, credits) => sum + credits, 0)).toBe(74);
    expect(await balances()).toMatchObject({ available: 1, retained: 74 });
    // Those that waited went together.
    expect(commits.length - before).toBeLessThan(20);
    const { entries } = await service.changes(owner, 0, 1_000);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
    assertLedger(evolve(EMPTY_LEDGER, entries));
  });

  it('gives an id one effect and one answer, in one request and over many', async () => {
    const { service, mia, balances } = await team(10);
    const hold = holdOf(['a', 'b']);
    const [first, second] = await service.submit(mia, [hold, hold]);
    expect(first).toMatchObject({ status: 'accepted', held: 4 });
    expect(second).toEqual(first);
    expect(await service.submit(mia, [hold])).toEqual([first]);
    expect((await balances()).retained).toBe(4);
  });

  it('keeps a rejection for its id, even when credits have come since', async () => {
    const { mia, submit, keeper, teamId } = await team(0);
    const hold = holdOf(['a']);
    const rejected = await submit(mia, hold);
    expect(rejected).toMatchObject({ code: 'insufficient-credits' });
    await keeper.adjust(teamId, { commandId: newId(), credits: 10, reason: 'test' });
    expect(await submit(mia, hold)).toEqual(rejected);
  });

  it('refuses an id that another member or another command had, and does what came with it', async () => {
    const { service, mia, noa, submit, balances } = await team(10);
    const hold = holdOf(['a']);
    await submit(mia, hold);
    await expect(submit(noa, hold)).rejects.toMatchObject({ code: 'command-id-reused' });
    const other = holdOf(['b']);
    const reused = [{ ...hold, sequenceId: '102' }, other];
    await expect(service.submit(mia, reused)).rejects.toMatchObject({ code: 'command-id-reused' });
    expect((await balances()).retained).toBe(4);
    expect(await submit(mia, other)).toMatchObject({ status: 'accepted', held: 2 });
    expect((await balances()).retained).toBe(4);
  });

  it('lets only a run’s member report for it, and only them or an owner release it', async () => {
    const { mia, noa, owner, submit, balances } = await team(10);
    const hold = holdOf(['a', 'b']);
    await submit(mia, hold);
    const refused = { status: 'rejected', code: 'not-your-run', available: 6, runId: hold.runId };
    expect(await submit(noa, settleOf(hold.runId, { a: 'succeeded' }))).toEqual(refused);
    expect(await submit(owner, settleOf(hold.runId, { a: 'succeeded' }))).toEqual(refused);
    expect(await submit(noa, cancelOf(hold.runId))).toEqual(refused);
    expect(await submit(mia, settleOf(hold.runId, { a: 'succeeded' }))).toMatchObject({ deducted: 2 });
    // That a run never began, nobody else can know.
    expect(await submit(owner, cancelOf(hold.runId))).toMatchObject({ code: 'not-your-run' });
    expect(await submit(owner, cancelOf(hold.runId, 'timed-out'))).toMatchObject({ refunded: 2 });
    expect(await balances()).toMatchObject({ available: 8, retained: 0, used: 2 });
  });

  it('does not hold a contact twice, however many runs its sequence has', async () => {
    const { mia, noa, submit } = await team(20);
    const first = holdOf(['a', 'b']);
    await submit(mia, first);
    await submit(mia, holdOf(['c']));
    expect(await submit(noa, holdOf(['c', 'b']))).toMatchObject({
      code: 'already-running',
      runId: first.runId,
      contacts: 1,
    });
    expect(await submit(noa, holdOf(['b'], { sequenceId: '102' }))).toMatchObject({ held: 2 });
  });

  it('keeps a name that was cut in the middle of a character, and refuses such an id', async () => {
    const { mia, service, submit, failures } = await team(10);
    const hold = holdOf(['a']);
    const cut = { ...hold, contacts: [{ id: 'a', name: 'Zoë 😀\0'.slice(0, 5) }] };
    await submit(mia, cut);
    const { runs } = await service.snapshot(mia);
    expect(runs[0]?.contacts[0]?.name).toBe('Zoë \ufffd');
    expect(await submit(mia, cut)).toMatchObject({ held: 2 });
    await expect(submit(mia, holdOf(['b\0']))).rejects.toMatchObject({ code: 'invalid-input' });
    expect(failures).toEqual([]);
  });

  it('says that its history differs to whoever has seen more of it', async () => {
    const { service, mia } = await team(10);
    expect(await service.changes(mia, 1, 10)).toEqual({ entries: [], cursor: 1, more: false });
    await expect(service.changes(mia, 2, 10)).rejects.toMatchObject({ code: 'history-differs' });
    const watch = service.watch(mia, 2, new AbortController().signal);
    await expect(watch[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'history-differs' });
  });

  it('pages its entries', async () => {
    const { service, mia, submit } = await team(10);
    const hold = holdOf(['a', 'b', 'c']);
    await submit(mia, hold);
    await submit(mia, settleOf(hold.runId, { a: 'succeeded', b: 'failed', c: 'succeeded' }));
    const first = await service.changes(mia, 0, 2);
    expect(first).toMatchObject({ cursor: 2, more: true });
    const rest = await service.changes(mia, 2, 3);
    expect(rest).toMatchObject({ cursor: 5, more: false });
    const state = evolve(EMPTY_LEDGER, [...first.entries, ...rest.entries]);
    expect((await service.snapshot(mia)).balances).toEqual(state.balances);
  });

  it('ends a page of entries early where they are large, and gets further each time', async () => {
    const { mia, submit, store, teamId } = await team(10);
    await submit(mia, holdOf(['a', 'b', 'c']));
    await submit(mia, holdOf(['d']));
    const page = async (after: number, maxBytes: number) => {
      const { entries, more } = await readChanges(store, teamId, after, 1_000, maxBytes);
      return [...entries.map(({ seq }) => seq), more];
    };
    expect(await page(0, 1)).toEqual([1, true]);
    expect(await page(1, 1)).toEqual([2, true]);
    expect(await page(2, 1)).toEqual([3, false]);
    expect(await page(3, 1)).toEqual([false]);
    const { entries } = await readChanges(store, teamId, 0, 1_000);
    const [first = 0, second = 0] = entries.map((entry) => JSON.stringify(entry).length);
    expect(await page(0, first)).toEqual([1, true]);
    expect(await page(0, first + 1)).toEqual([1, 2, true]);
    expect(await page(0, first + second + 1)).toEqual([1, 2, 3, false]);
  });

  it('sells to an owner, once for each confirmation, at the price of the day, and writes it on the invoice', async () => {
    const { service, keeper, teamId, owner, mia, clock } = await team(0);
    const [offer] = service.offers();
    const quote = service.quote(offer?.id ?? '');
    const id = newId();
    await expect(service.buy(mia, id, quote)).rejects.toMatchObject({ code: 'owner-only' });
    const cheaper = { ...quote, totalMinor: 1 };
    await expect(service.buy(owner, id, cheaper)).rejects.toMatchObject({ code: 'quote-outdated' });
    const answer = await service.buy(owner, id, quote);
    expect(answer).toMatchObject({ status: 'accepted', credits: quote.credits });
    expect(await service.buy(owner, id, quote)).toEqual(answer);
    const line = { commandId: id, credits: 100, totalMinor: 1_000, currency: 'USD', by: owner.memberId };
    expect(await service.invoice(owner)).toEqual([{ ...line, atMs: clock.nowMs, way: 'invoice' }]);
    expect(await keeper.invoice(teamId)).toHaveLength(1);
    // What one invoice has had isn't on the next.
    clock.nowMs += 32 * DAY_MS;
    expect(await service.invoice(owner)).toEqual([]);
    expect(await keeper.invoice(teamId)).toEqual([]);
    const second = newId();
    await service.buy(owner, second, quote);
    expect(await service.invoice(owner)).toMatchObject([{ commandId: second }]);
    expect(await keeper.purchases(teamId)).toMatchObject([{ commandId: id }, { commandId: second }]);
    expect(await service.addOns(owner)).toEqual([{ id: 'jason-ai-credits', available: 200, used: 0 }]);
    await expect(service.invoice(mia)).rejects.toMatchObject({ code: 'owner-only' });
  });

  it('ends what a token may do when it is revoked', async () => {
    const { keeper, service, teamId } = await team(0);
    const { memberId, token } = await keeper.addMember(teamId, { name: 'Ben', role: 'member' });
    expect(await service.authenticate(token)).toEqual({ teamId, memberId, role: 'member' });
    const { token: second } = await keeper.newToken(teamId, memberId, false);
    await Promise.all([service.authenticate(token), service.authenticate(second)]);
    const { token: third } = await keeper.newToken(teamId, memberId, true);
    const refused = { code: 'token-refused' };
    await expect(service.authenticate(token)).rejects.toMatchObject(refused);
    await expect(service.authenticate(second)).rejects.toMatchObject(refused);
    expect(await service.authenticate(third)).toMatchObject({ memberId });
    const links = async () =>
      (await keeper.members(teamId)).filter(({ name }) => name === 'Ben').map(({ hasLink }) => hasLink);
    expect(await links()).toEqual([true]);
    await keeper.revoke(teamId, memberId);
    await expect(service.authenticate(third)).rejects.toMatchObject(refused);
    await expect(service.authenticate('jac_nobody')).rejects.toMatchObject(refused);
    expect(await links()).toEqual([false]);
  });

  it('keeps no token that could be used', async () => {
    const { keeper, teamId, store } = await team(0);
    const { token } = await keeper.addMember(teamId, { name: 'Ben', role: 'member' });
    const rows = await store.query('select * from tokens where team_id = $1', [teamId]);
    const [, teamOfToken = '', ...secret] = token.split('_');
    expect(teamOfToken).toBe(teamId);
    expect(JSON.stringify(rows)).not.toContain(secret.join('_'));
  });

  it('tells its keeper what there is, and what there isn’t', async () => {
    const { keeper, teamId } = await team(7);
    const listed = await keeper.listTeams();
    expect(listed).toContainEqual({ id: teamId, name: 'Acme', members: 3, balance: 7 });
    const missing = { code: 'not-found' };
    await expect(keeper.addMember('nowhere', { name: 'Ben', role: 'member' })).rejects.toMatchObject(missing);
    await expect(keeper.revoke(teamId, 'nobody')).rejects.toMatchObject(missing);
    await expect(keeper.setPlan('nowhere', 5)).rejects.toMatchObject(missing);
    await expect(keeper.setLimit(teamId, 'nobody', 5)).rejects.toMatchObject(missing);
    await expect(keeper.createTeam({ name: ' ', planCredits: 0 })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('refuses new work while it closes, and finishes what it has taken', async () => {
    const { service, mia, submit, close }: Awaited<ReturnType<typeof team>> & Engine = await team(10);
    const taken = submit(mia, holdOf(['a']));
    const closed = close();
    await expect(submit(mia, holdOf(['b']))).rejects.toMatchObject({ code: 'server-busy' });
    expect(await taken).toMatchObject({ status: 'accepted' });
    await closed;
    expect((await service.snapshot(mia)).balances.retained).toBe(2);
  });
});
