import { english, german } from '../languages';

const WORDS: readonly (readonly [string, string])[] = [
  ...pairs(english.categories, german.categories),
  ...pairs(english.statuses, german.statuses),
  ['contacts selected', 'Kontakte ausgewählt'],
];

/**
 * What a browser's translator does to a page, as long as it is open: each text is taken out, and another one stands in its place
 * in two `font` elements, in open shadow roots, too.
 */
export function translatePage(root: Document | ShadowRoot): void {
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) translate(node);
  });
  observer.observe(root, { childList: true, subtree: true });
  translate(root);
}

function translate(node: Node): void {
  if (node instanceof Text) wrap(node);
  if (node instanceof HTMLStyleElement || node instanceof HTMLScriptElement) return;
  if (node instanceof Element && node.shadowRoot !== null) translatePage(node.shadowRoot);
  for (const child of [...node.childNodes]) translate(child);
}

function wrap(text: Text): void {
  if (text.data.trim() === '' || text.parentElement?.localName === 'font') return;
  const [outer, inner] = [document.createElement('font'), document.createElement('font')];
  inner.textContent = WORDS.reduce((words, [from, to]) => words.replaceAll(from, to), text.data);
  outer.append(inner);
  text.replaceWith(outer);
}

function pairs<Key extends string>(from: Readonly<Record<Key, string>>, to: Readonly<Record<Key, string>>) {
  return (Object.keys(from) as Key[]).map((key) => [from[key], to[key]] as const);
}
