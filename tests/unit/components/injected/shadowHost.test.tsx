// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { ShadowHost } from '../../../../components/injected/shadowHost';
import { enterPage } from '../../../../lib/sequence/pageContext';

function hostIn(root: ShadowRoot | HTMLElement): ShadowHost {
  const host = new ShadowHost(
    enterPage('Reader'),
    { own: vi.fn() },
    { name: 'jason-ai-credits', css: '', draw: () => 'drawn' },
  );
  host.mount((element) => root.append(element));
  return host;
}

test('takes the place of one that was left behind in the root where it is put', () => {
  const page = document.createElement('people-app');
  document.body.append(page);
  const root = page.attachShadow({ mode: 'open' });
  const orphan = document.createElement('jason-ai-credits');
  root.append(orphan);
  const { element } = hostIn(root);
  expect([...root.children]).toEqual([element]);
});

test('goes back as often as it is thrown out, and throws nobody else out for it', () => {
  const host = hostIn(document.body);
  const other = document.createElement('jason-ai-credits');
  host.element.remove();
  document.body.append(other);
  const put = vi.fn((element: HTMLElement) => document.body.append(element));
  host.mount(put);
  expect(put).toHaveBeenCalledOnce();
  expect([host.element, other].every(({ isConnected }) => isConnected)).toBe(true);
});

test('is drawn from the beginning where a page translator has changed what it shows', async () => {
  let count = 50;
  const host = new ShadowHost(
    enterPage('Reader'),
    { own: vi.fn() },
    {
      name: 'jason-ai-credits',
      css: '',
      draw: () => <p>{count} contacts</p>,
    },
  );
  host.mount((element) => document.body.append(element));
  const drawn = host.element.shadowRoot?.querySelector('p') as HTMLElement;
  const translated = document.createElement('font');
  translated.textContent = '50 Kontakte';
  drawn.replaceChildren(translated);
  await Promise.resolve();
  count = 10;
  host.redraw();
  expect(host.element.shadowRoot?.querySelector('div')?.textContent).toBe('10 contacts');
  count = 9;
  host.redraw();
  expect(host.element.shadowRoot?.querySelector('div')?.textContent).toBe('9 contacts');
});
