import { describe, expect, it } from 'vitest';
import { ADD_ON } from '../../../lib/protocol/priceList';
import { holdRequest, newId, settleRequest } from '../commands';
import { type BackendUnderTest, firstOf } from '../underTest';

export function billingCases(create: () => Promise<BackendUnderTest>): void {
  describe('buying', () => {
    it('costs what was quoted, once for each confirmation, after a restart too', async () => {
      const { backend, restart } = await create();
      const offer = firstOf(await backend.offers());
      const quote = await backend.quote(offer.id);
      expect(quote).toMatchObject({ offerId: offer.id, credits: offer.credits });
      const id = newId();
      const answer = await backend.buy(id, quote);
      expect(answer).toEqual({ status: 'accepted', type: 'grant', grantId: id, credits: offer.credits });
      expect(await backend.buy(id, quote)).toEqual(answer);
      const again = await restart();
      expect(await again.buy(id, quote)).toEqual(answer);
      expect((await again.changes(0, 10)).entries).toMatchObject([
        { kind: 'granted', source: 'purchase', credits: quote.credits, expiresAtMs: null },
      ]);
    });

    it('shows in the add-on what is available and what is used', async () => {
      const { backend } = await create();
      expect(await backend.addOns()).toEqual([{ id: ADD_ON, available: 0, used: 0 }]);
      const quote = await backend.quote(firstOf(await backend.offers()).id);
      await backend.buy(newId(), quote);
      const hold = holdRequest(['a', 'b', 'c']);
      await backend.submit([hold, settleRequest(hold.runId, { a: 'succeeded', b: 'failed' })]);
      expect(await backend.addOns()).toEqual([{ id: ADD_ON, available: quote.credits - 4, used: 2 }]);
    });

    it('refuses another price than the one that it quotes now, and unknown offers', async () => {
      const { backend } = await create();
      const quote = await backend.quote(firstOf(await backend.offers()).id);
      const others = [{ totalMinor: 1 }, { credits: quote.credits + 1 }, { currency: 'XXX' }];
      for (const other of others) {
        await expect(backend.buy(newId(), { ...quote, ...other })).rejects.toMatchObject({
          code: 'quote-outdated',
        });
      }
      await expect(backend.quote('nothing')).rejects.toMatchObject({ code: 'invalid-input' });
      const unknown = { ...quote, offerId: 'nothing' };
      await expect(backend.buy(newId(), unknown)).rejects.toMatchObject({ code: 'invalid-input' });
      expect((await backend.snapshot()).balances.granted).toBe(0);
    });

    it('takes no id that was another confirmation’s', async () => {
      const { backend } = await create();
      const [small, large] = await backend.offers();
      const id = newId();
      await backend.buy(id, await backend.quote(small?.id ?? ''));
      const other = await backend.quote(large?.id ?? '');
      await expect(backend.buy(id, other)).rejects.toMatchObject({ code: 'command-id-reused' });
      expect((await backend.snapshot()).balances.granted).toBe(small?.credits);
    });

    it('is for an owner only', async () => {
      const { backend, as } = await create();
      const { backend: members } = await as('member');
      const quote = await members.quote(firstOf(await members.offers()).id);
      await expect(members.buy(newId(), quote)).rejects.toMatchObject({ code: 'owner-only' });
      const { backend: owners } = await as('owner');
      expect(await owners.buy(newId(), quote)).toMatchObject({ status: 'accepted' });
      expect((await backend.snapshot()).balances.granted).toBe(quote.credits);
    });
  });
}
