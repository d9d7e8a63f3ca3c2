import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeBackup } from '../../../lib/worker/backup';
import { grantRequest } from '../../contract/commands';
import { grant, hold, settle } from '../../kit/wishes';
import type { Wish } from '../cache/days';
import { createBrowser, lives } from './backupKit';
import { SENDER } from './workerKit';

const refused = { code: 'invalid-input' };

it('what is exported, erased and imported is all there again, to the letter', async () => {
  await fc.assert(
    fc.asyncProperty(lives, async (life) => {
      const browser = createBrowser();
      await browser.live(life);
      const file = await browser.exported();
      const before = await browser.shown();
      await browser.handlers['data.erase']({}, SENDER);
      expect((await browser.handlers['view.get']({}, SENDER)).balances.granted).toBe(0);
      await browser.imported(file);
      expect(await browser.exported()).toBe(file);
      expect(await browser.shown()).toEqual(before);
      // Nor has asking again for what was done added anything.
      expect(await browser.exported()).toBe(file);
    }),
    { numRuns: 15 },
  );
});

it('what was exported earlier or later takes the place of what is there', async () => {
  await fc.assert(
    fc.asyncProperty(lives, lives, async (first, second) => {
      const browser = createBrowser();
      await browser.live(first);
      const earlier = await browser.exported();
      await browser.live(second);
      const later = await browser.exported();
      const shown = await browser.shown();
      await browser.imported(earlier);
      await browser.imported(later);
      expect(await browser.exported()).toBe(later);
      expect(await browser.shown()).toEqual(shown);
    }),
    { numRuns: 8 },
  );
});

describe('a file', () => {
  let browser: ReturnType<typeof createBrowser>;
  let file: string;

  beforeEach(async () => {
    browser = createBrowser();
    const sample = (wish: fc.Arbitrary<Wish>) =>
      fc.sample(wish, { numRuns: 4, seed: 5 }).map((one) => ({ wish: one, minutes: 1 }));
    await browser.live({
      steps: [...sample(grant), ...sample(hold), ...sample(settle)],
      names: ['Zoë', '李', '=1+1', '😀', '<b>'],
      pages: ['asked', 'started'],
      lowCreditThreshold: 7,
      profiles: [],
    });
    file = await browser.exported();
    expect(file.length).toBeGreaterThan(2_000);
  });

  /** Short words: a file would fill the screen. */
  async function isRefused(text: string): Promise<void> {
    await expect(browser.imported(text)).rejects.toMatchObject(refused);
    expect((await browser.exported()) === file, 'nothing has changed').toBe(true);
  }

  it('that was cut anywhere is refused, and nothing changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: file.length - 1 }), (length) => isRefused(file.slice(0, length))),
      { numRuns: 40 },
    );
  });

  it('in which anything was changed is refused, and nothing changes', async () => {
    const change = fc.record({
      at: fc.nat({ max: file.length - 1 }),
      by: fc.oneof(fc.constantFrom(...'0123456789"abcf,:{}[]-. '), fc.string({ minLength: 1, maxLength: 1 })),
      drop: fc.nat({ max: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, by, drop }) => {
        const changed = file.slice(0, at) + by + file.slice(at + drop);
        fc.pre(meaningOf(changed) !== meaningOf(file));
        await isRefused(changed);
      }),
      { numRuns: 150 },
    );
  });

  it('whose number is greater than any other is refused, whatever its digest: nothing that is saved could say it again', async () => {
    const { digest, ...content } = JSON.parse(file);
    const [job, ...jobs] = content.jobs;
    const text = await writeBackup({ ...content, jobs: [{ ...job, nextAtMs: 12_345 }, ...jobs] });
    const { digest: right } = JSON.parse(
      await writeBackup({ ...content, jobs: [{ ...job, nextAtMs: Number.POSITIVE_INFINITY }, ...jobs] }),
    );
    expect([digest, right]).not.toContain(undefined);
    const { digest: usual } = JSON.parse(text);
    await isRefused(text.replace('"nextAtMs":12345', '"nextAtMs":1e999').replace(usual, right));
  });

  it.each([
    ['of something else', '{"a":1}', 'not a backup'],
    ['that is no object', '[]', 'not a backup'],
    ['of a version to come', '{"format":"jason-ai-credits","version":3}', 'another version'],
  ])('%s is refused in words', async (_, text, words) => {
    await expect(browser.imported(text)).rejects.toMatchObject({
      ...refused,
      detail: expect.stringContaining(words),
    });
  });

  it('that comes in pieces is put together; one of which a piece got lost is not', async () => {
    const other = createBrowser();
    const take = (importId: string, place: number, piece: string, more: boolean) =>
      other.handlers['data.import']({ importId, place, piece, more }, SENDER);
    expect(await take('one', 0, file.slice(0, 1_000), true)).toBeNull();
    await expect(take('one', 2, file.slice(1_000), false)).rejects.toMatchObject({ code: 'no-answer' });
    await expect(take('two', 1, file.slice(1_000), false)).rejects.toMatchObject({ code: 'no-answer' });
    expect(await take('one', 1, file.slice(1_000), false)).toEqual({ entries: expect.any(Number) });
    expect(contentOf(await other.exported())).toEqual(contentOf(file));
  });

  it('whose first piece was never asked for is not gone on with', async () => {
    const asking = browser.handlers['data.export']({ exportId: grantRequest(1).id, place: 1 }, SENDER);
    await expect(asking).rejects.toMatchObject({ code: 'no-answer' });
  });
});

/** All but when it was saved. */
function contentOf(text: string) {
  const { exportedAtMs, digest, ...content } = JSON.parse(text);
  expect([exportedAtMs, digest]).not.toContain(undefined);
  return content;
}

/** Spaces and the ways in which one sign can be written mean nothing. */
function meaningOf(text: string): string | null {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return null;
  }
}
