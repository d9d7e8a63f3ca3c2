import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import messages from '../../../public/_locales/en/messages.json';
import { type Copy, pluralStems } from '../../kit/locales';
import { piecesOfText, sourcesIn } from './source';

const english: Copy = messages;

const CODES = ['problem_', 'rejection_', 'category_', 'popup_contact_'];

// That none is missing is the type check's matter: `text` takes no other key than those of the English file.
it('no key of the copy is left that nothing uses', () => {
  const said = sourcesIn(['components', 'entrypoints', 'lib'])
    .flatMap(({ nodes }) => nodes.map(piecesOfText))
    .filter((pieces) => pieces !== null);
  const words = new Set(said.flatMap((pieces) => (pieces.length === 1 ? pieces : [])));
  const templates = said.filter((pieces) => pieces.length === 2);
  const isMade = (key: string) =>
    templates.some(([head = '', tail = '']) => {
      if (!(head + tail).includes('_') || !key.startsWith(head) || !key.endsWith(tail)) return false;
      return words.has(key.slice(head.length, key.length - tail.length));
    });
  // lib/i18n/codes.ts makes keys of codes, whose dashes a key may not hold.
  const isOfCode = (key: string) =>
    CODES.some((head) => key.startsWith(head) && codes.has(key.slice(head.length)));
  const codes = new Set([...words].map((word) => word.replaceAll('-', '_')));
  const manifest = readFileSync(new URL('../../../wxt.config.ts', import.meta.url), 'utf8');
  const isUsed = (key: string) =>
    words.has(key) || isMade(key) || isOfCode(key) || manifest.includes(`__MSG_${key}__`);

  const plurals = pluralStems(english);
  const keys = Object.keys(english).filter(
    (key) => !plurals.some((stem) => /^_(one|other)$/.test(key.slice(stem.length)) && key.startsWith(stem)),
  );
  expect(keys.length).toBeGreaterThan(100);
  expect([...keys, ...plurals].filter((key) => !isUsed(key))).toEqual([]);
});
