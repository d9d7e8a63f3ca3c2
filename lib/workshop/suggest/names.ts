/** What libraries put before names that they generate. */
const GENERATED = /^(?:css|sc|jsx|jss|svelte|emotion|styled|_?ng|v|r|tw|makeStyles)-/;
const STATES =
  'selected|active|inactive|checked|unchecked|disabled|enabled|focused|focus|hover|hovered|open|opened|closed|expanded|' +
  'collapsed|current|even|odd|first|last|loading|loaded|visible|hidden|pressed|dragging';
/** `is-active`, `row--selected`, `ag-row-odd`; `people__selected` is the name of a part. */
const STATE = new RegExp(`(?:^|[^_]-|^Mui-|^is-|^has-)(?:${STATES})$`, 'i');

/** Whether a class, id or attribute value looks as if a person had chosen it, so that the next release has it too. */
export function isStableName(name: string): boolean {
  if (name.length > 60 || !/^[a-z][\w-]*$/i.test(name) || /\d/.test(name) || GENERATED.test(name))
    return false;
  return name.split(/[-_]+/).every(isWordLike);
}

/** Whether a class says what an element is like at the moment, and not what it is. */
export function isStateName(name: string): boolean {
  return STATE.test(name);
}

/** `Row`, `peopleList`, not `bdVaJa` or `xkcdqw`. */
function isWordLike(part: string): boolean {
  const humps = part.split(/(?<=[a-z])(?=[A-Z])/);
  const short = humps.filter((hump) => hump.length <= 2).length;
  if (humps.length > 1 && short * 2 >= humps.length) return false;
  return !/[bcdfghjklmnpqrstvwxz]{5,}/i.test(part);
}
