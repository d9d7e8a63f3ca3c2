import { expect, it } from 'vitest';
import { sessionDiagnoses } from '../../../lib/worker/diagnoses';

const url = (id: number) => `https://run.reply.io/#/campaign/${id}/people`;

it('says since when a page can not be read, and forgets it when it can', async () => {
  await sessionDiagnoses.report(url(1), { profileId: 'p', missing: ['start'] }, 1_000);
  await sessionDiagnoses.report(url(1), { profileId: 'p', missing: ['start', 'steps'] }, 2_000);
  expect(await sessionDiagnoses.list()).toEqual([
    { url: url(1), profileId: 'p', missing: ['start', 'steps'], sinceMs: 1_000 },
  ]);
  await sessionDiagnoses.report(url(1), { profileId: 'p', missing: [] }, 3_000);
  expect(await sessionDiagnoses.list()).toEqual([]);
});

it('keeps the newest ten', async () => {
  for (let id = 1; id <= 12; id++) {
    await sessionDiagnoses.report(url(id), { profileId: null, missing: ['profile'] }, id);
  }
  const listed = await sessionDiagnoses.list();
  expect(listed).toHaveLength(10);
  expect(listed[0]?.url).toBe(url(12));
});
