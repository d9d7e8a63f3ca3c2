import { find } from '../../sequence/reader/find';
import { isStableName } from './names';

const SAYING = /^(?:aria|data)-/;
const YES = /^(?:true|yes|on|selected|checked|active)$/i;
const CHECKED = ['input:checked', '[aria-checked="true"]'];

/**
 * What a chosen row matches and some other rows don't, as selectors.
 *
 * @param rows all rows of the list, the chosen one among them
 */
export function suggestState(chosen: Element, rows: readonly Element[]): readonly string[] {
  const attributes = [...chosen.attributes]
    .filter(({ name, value }) => SAYING.test(name) && YES.test(value))
    .map(({ name, value }) => `[${CSS.escape(name)}="${CSS.escape(value)}"]`);
  const classes = [...chosen.classList].filter(isStableName).map((name) => `.${CSS.escape(name)}`);
  const inside = CHECKED.filter((checked) => find(chosen, checked) !== null).map((name) => `:has(${name})`);
  return [...attributes, ...classes, ...inside].filter(
    (selector) => chosen.matches(selector) && !rows.every((row) => row.matches(selector)),
  );
}
