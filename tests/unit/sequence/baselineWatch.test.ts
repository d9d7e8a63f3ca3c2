// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { documentPage, EditorPage } from './editorPage';

/** How often the status of a line of the run log was read. */
function countLogReads(): () => number {
  const reads = vi.spyOn(Element.prototype, 'getAttribute');
  return () => {
    const { contexts, calls } = reads.mock;
    reads.mockRestore();
    return contexts.filter(
      (element, call) => (element as Element).className === 'result' && calls[call]?.[0] === 'data-status',
    ).length;
  };
}

test('a long run log is read once, not with every page of the list', async () => {
  const page = new EditorPage({ contacts: 200 });
  for (const id of page.ids) page.report(id, 'personalized', '1');
  page.choose(page.ids);
  const logReads = countLogReads();
  const sequencePage = documentPage();
  const contacts = await sequencePage.firstChosen(200, () => {}, new AbortController().signal);
  expect(sequencePage.baselines(contacts)).toHaveLength(200);
  expect(logReads()).toBe(200);
});

test('a press that is over reads nothing any more', async () => {
  const page = new EditorPage({ contacts: 20 });
  page.choose(page.ids);
  const sequencePage = documentPage();
  await sequencePage.firstChosen(20, () => {}, new AbortController().signal);
  sequencePage.close();
  const logReads = countLogReads();
  page.report('c1', 'personalized', '1');
  await Promise.resolve();
  expect(logReads()).toBe(0);
});
