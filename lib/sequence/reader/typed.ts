/** Elements that may say something by their value, which nobody has typed. */
const VALUED = 'select,option,li,button,data,meter,progress,input[type=checkbox],input[type=radio]';
/** What is there to be typed in, and what scripts are made of. */
const TYPED =
  'input:not([type=checkbox],[type=radio],[type=button]),textarea,[contenteditable]:not([contenteditable=false]),[role=textbox],[role=searchbox],script,style,template,noscript';

/**
 * Whether what an element says is nobody's business.
 *
 * @param attribute undefined for its text
 */
export function isPrivate(element: Element, attribute: string | undefined): boolean {
  if (attribute === 'value') return !element.matches(VALUED);
  if (attribute !== undefined) return element.matches(TYPED);
  return !!element.closest(TYPED) || !!element.querySelector(TYPED);
}
