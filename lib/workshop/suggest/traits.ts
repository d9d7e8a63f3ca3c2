import { isStableName, isStateName } from './names';

/** Attributes whose presence says what an element is. */
const TELLING = /^data-(?!v-|reactid|index$|emotion)[a-z-]+$/;

/** What an element can be recognized by, as selectors; those that will last longest first. */
export function traitsOf(element: Element): readonly string[] {
  const classes = [...element.classList]
    .filter((name) => isStableName(name) && !isStateName(name))
    .map((name) => `.${CSS.escape(name)}`);
  const attributes = [...element.attributes].flatMap(({ name, value }) => {
    if (name === 'role' && isStableName(value)) return [`[role="${value}"]`];
    if (!TELLING.test(name)) return [];
    return isStableName(value) ? [`[${name}="${value}"]`, `[${name}]`] : [`[${name}]`];
  });
  return [...classes, ...attributes];
}
