import type { Read } from './profile.ts';

// What a profile may name at all. It is data that somebody else may have written: what its selectors come to on a page is looked
// at there once more.

/** Attributes that say what something is; and those with a dash, which are a page's or a library's own. */
export const READABLE_ATTRIBUTE =
  /^(?:id|class|href|title|alt|datetime|role|name|value|(?:[A-Za-z]\w*-)+\w+)$/;
const SECRET_ATTRIBUTE =
  /token|secret|passw|pwd|csrf|xsrf|nonce|credential|api-?key|bearer|jwt|cookie|auth(?!or)|session|^aria-value/i;

/** Whether an attribute's name says that it holds nothing but what it should. */
export function isHarmlessAttribute(name: string): boolean {
  return !SECRET_ATTRIBUTE.test(name);
}

/** What is there to be typed in has a value that is nobody's business. */
export function readsNoInput({ selector, attribute }: Read): boolean {
  if (attribute?.toLowerCase() !== 'value' || selector === undefined) return true;
  return lastOf(selector).every(
    (last) => !/^(?:input(?!.*(?:checkbox|radio))|textarea)(?![\w-])/i.test(last),
  );
}

/** Whether a selector is for something in the page, not for the page itself or what is around everything. */
export function isOfPart(selector: string): boolean {
  return lastOf(selector).every((last) => !/^(?:html|body|head|main|form)(?![\w-])|^\*|:root/i.test(last));
}

const HARM =
  /delet|remov|destroy|erase|trash|archiv|unsubscri|opt-?out|blacklist|log-?out|sign-?out|export|save|send(?!er)|pause/i;

/** Whether a selector names nothing that does harm when it is pressed: a second look, after where it is and what it is. */
export function namesNoHarm(selector: string): boolean {
  return !HARM.test(selector.replaceAll(/:not\([^)]*\)/gi, ''));
}

/** The part of each of a selector's alternatives that is about the element itself. */
function lastOf(selector: string): string[] {
  const own = selector.split('>>>').at(-1) ?? '';
  // What is in brackets and quotes divides nothing.
  const whole = own.match(/(?:\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\)|[^,])+/g) ?? [];
  return whole.map((one) => one.match(/(?:\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\)|[^\s>+~])+/g)?.at(-1) ?? '');
}
