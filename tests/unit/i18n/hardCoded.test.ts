import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import messages from '../../../public/_locales/en/messages.json';
import { hardCodedIn } from './hardCoded';
import { parse, sourcesIn } from './source';

describe('what a person reads', () => {
  it('is nowhere but in the copy', () => {
    expect(sourcesIn(['components', 'entrypoints', 'lib']).flatMap(hardCodedIn)).toEqual([]);
  });

  it('is, in the HTML of a page, the name of the extension at most', () => {
    const entrypoints = new URL('../../../entrypoints/', import.meta.url);
    const pages = readdirSync(entrypoints, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.html'),
    );
    expect(pages).not.toEqual([]);
    for (const page of pages) {
      const html = readFileSync(new URL(page, entrypoints), 'utf8');
      const words = html.replace(/<[^>]*>/g, '').trim();
      expect([messages.extName.message, '__MSG_extName__'], page).toContain(words);
      expect(html, page).not.toMatch(/\s(title|alt|placeholder|aria-label)=/);
    }
  });
});

it.each([
  ['<p>Hello</p>', 'Hello'],
  ['<p>{open ? "Close" : text("open")}</p>', 'Close'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of a template.
  ['<p>{open && `${count} left`}</p>', 'left'],
  ['<button aria-label="Close" />', 'Close'],
  ['<Field hint={"All of " + name} />', 'All of'],
  ['element.textContent = "Close"', 'Close'],
  ['element.setAttribute("aria-label", "Close")', 'Close'],
  ['browser.notifications.create({ type: "basic", message: "Low" })', 'Low'],
])('finds what is hard-coded in %s', (code, words) => {
  expect(hardCodedIn(parse('a.tsx', code))).toEqual([`a.tsx:1: ${words}`]);
});

it.each([
  '<p class="muted">{text("page_loading")} · {count}</p>',
  '<input type="text" aria-describedby={hint} />',
  'browser.notifications.create({ type: "basic", message: text("low") })',
])('finds nothing in %s', (code) => {
  expect(hardCodedIn(parse('a.tsx', code))).toEqual([]);
});
