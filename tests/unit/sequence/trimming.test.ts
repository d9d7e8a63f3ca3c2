// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReduceProfile } from '../../../lib/profile/profile';
import type { PageMatch } from '../../../lib/sequence/match';
import { documentPage, find } from './editorPage';
import { over } from './over';
import { VirtualPage } from './virtualPage';

vi.setConfig({ testTimeout: 30_000 });

const forever = () => new AbortController().signal;
const nothing = () => {};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function trimming({ profile, ...page }: PageMatch, change: Partial<ReduceProfile> = {}): PageMatch {
  const reduce: ReduceProfile = {
    by: 'trimming',
    field: '.trim__field',
    apply: '.trim__apply',
    ...(change as object),
  };
  return { ...page, profile: { ...profile, reduce } };
}

describe('a page that keeps the first contacts itself', () => {
  test('is told how many, and its rows say that they are the covered ones', async () => {
    const page = new VirtualPage({ contacts: 60 });
    page.choose(page.ids);
    const sequencePage = documentPage(trimming(page.match));
    expect(sequencePage.canReduce()).toBe(true);
    const covered = page.ids.slice(0, 37);
    expect(await over(sequencePage.choose(covered, nothing, forever()))).toBe(true);
    expect([...page.selection]).toEqual(covered);
    expect(await over(sequencePage.verify(covered, forever()))).toBe(true);
  });

  test.each<[string, (page: VirtualPage, count: number) => string[]]>([
    ['the last ones', (page, count) => page.ids.slice(-count)],
    ['one too many', (page, count) => page.ids.slice(0, count + 1)],
    ['another one that can’t be seen', (page, count) => [...page.ids.slice(0, count - 1), 'c60']],
  ])('is not believed where it keeps %s', async (_, kept) => {
    const page = new VirtualPage({ contacts: 60 });
    page.choose(page.ids);
    page.trim = (count) => {
      page.selection.clear();
      page.choose(kept(page, count));
    };
    const chosen = documentPage(trimming(page.match)).choose(page.ids.slice(0, 37), nothing, forever());
    expect(await over(chosen)).toBe(false);
  });

  test('hears of the number as of one that is typed, also where a framework watches the field', async () => {
    const page = new VirtualPage({ contacts: 60 });
    page.choose(page.ids);
    const field = find<HTMLInputElement>('.trim__field');
    const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    // As React does: what a program sets by the element itself is taken for known already.
    let known = '';
    Object.defineProperty(field, 'value', {
      configurable: true,
      get: () => native?.get?.call(field),
      set(value) {
        known = value;
        native?.set?.call(field, value);
      },
    });
    const heard: string[] = [];
    field.addEventListener('input', () => field.value !== known && heard.push(`input ${field.value}`));
    field.addEventListener('change', () => heard.push(`change ${field.value}`));
    await over(documentPage(trimming(page.match)).choose(page.ids.slice(0, 5), nothing, forever()));
    expect(heard).toEqual(['input 5', 'change 5']);
  });

  test('waits for a control that comes with the number', async () => {
    const page = new VirtualPage({ contacts: 50 });
    page.choose(page.ids);
    const apply = find<HTMLButtonElement>('.trim__apply');
    apply.disabled = true;
    find('.trim__field').addEventListener('input', () => {
      setTimeout(() => {
        apply.disabled = false;
      }, 200);
    });
    const chosen = documentPage(trimming(page.match)).choose(page.ids.slice(0, 5), nothing, forever());
    expect(await over(chosen)).toBe(true);
  });

  test('takes the Enter key where it has no control, and the form that a key sends', async () => {
    const page = new VirtualPage({ contacts: 50 });
    page.choose(page.ids);
    const sent = vi.fn((event: Event) => {
      event.preventDefault();
      page.trim(Number(find<HTMLInputElement>('.trim__field').value));
    });
    find('.trim').addEventListener('submit', sent);
    const chosen = documentPage(trimming(page.match, { apply: null } as Partial<ReduceProfile>)).choose(
      page.ids.slice(0, 5),
      nothing,
      forever(),
    );
    expect(await over(chosen)).toBe(true);
    expect(sent).toHaveBeenCalledTimes(1);
  });

  test('is never sent a form that holds the start control', async () => {
    const page = new VirtualPage({ contacts: 50 });
    page.choose(page.ids);
    const sent = vi.fn((event: Event) => event.preventDefault());
    find('.trim').addEventListener('submit', sent);
    find('.trim').append(find('.personalize'));
    const chosen = documentPage(trimming(page.match, { apply: null } as Partial<ReduceProfile>)).choose(
      page.ids.slice(0, 5),
      nothing,
      forever(),
    );
    expect(await over(chosen)).toBe(false);
    expect(sent).not.toHaveBeenCalled();
  });

  test('is no way where its field is not there', () => {
    const page = new VirtualPage({ contacts: 50 });
    find('.trim__field').remove();
    expect(documentPage(trimming(page.match)).canReduce()).toBe(false);
  });
});
