import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { piecesOfText, sourcesIn } from './source';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const SIDE =
  /^(left|right|(margin|padding|border|scroll-margin|scroll-padding)-(left|right)\b.*|border-(top|bottom)-(left|right)-radius)$/;
const SIDED_VALUE = /^(float|clear|text-align|transform-origin|background-position)$/;
const FOUR_SIDED = /^(margin|padding|inset|border-(width|color|style)|scroll-(margin|padding))$/;

/** Declarations that mean a side of the screen, where the side of the text's start or end is to be meant. */
function sidedIn(css: string): string[] {
  const declarations = css.replace(/\/\*.*?\*\//gs, '').matchAll(/(?<=[{;]\s*)([a-z-]+)\s*:\s*([^;{}]+)/g);
  return [...declarations].flatMap(([declaration, property = '', value = '']) => {
    const [, right, , left = right] = value
      .replace(/\s*!important/, '')
      .trim()
      .split(/\s+(?![^(]*\))/);
    const isSided =
      SIDE.test(property) ||
      (SIDED_VALUE.test(property) && /\b(left|right)\b/.test(value)) ||
      (FOUR_SIDED.test(property) && right !== left);
    return isSided ? [declaration.trim()] : [];
  });
}

it('no style means a side of the screen: text may run either way', () => {
  const files = globSync('{components,entrypoints}/**/*.css', { cwd: ROOT });
  expect(files.length).toBeGreaterThan(5);
  const written = files.map((file) => readFileSync(`${ROOT}/${file}`, 'utf8'));
  const inScripts = sourcesIn(['components', 'entrypoints', 'lib'])
    .flatMap(({ nodes }) => nodes.flatMap((node) => piecesOfText(node) ?? []))
    .filter((text) => text.includes('{') && text.includes('}'));
  expect([...written, ...inScripts].flatMap(sidedIn)).toEqual([]);
});

it.each([
  'margin-left: 1px',
  'left: 0',
  'text-align: right',
  'border-left-width: 1px',
  'border-top-left-radius: 1px',
  'padding: 0 1px 0 2px',
  'inset: auto 12px 88px auto!important',
])('%s would be found', (declaration) => {
  expect(sidedIn(`a { color: red; ${declaration}; }`)).toEqual([declaration]);
});

it.each(['margin-inline-start: 1px', 'padding: 0 calc(1px + 2px)', 'inset: 0', 'text-align: start'])(
  '%s would not',
  (declaration) => {
    expect(sidedIn(`a { ${declaration}; }`)).toEqual([]);
  },
);
