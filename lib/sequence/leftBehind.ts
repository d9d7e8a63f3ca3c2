/** The elements that scripts of ours put into pages. */
const OURS = 'jason-ai-credits,jason-ai-credits-dialog,jason-ai-credits-notice,jason-ai-credits-workshop';

/**
 * Takes away what a script of ours drew that is no longer there: when an extension is updated, Firefox ends its scripts without
 * a word to them, and their elements stay.
 *
 * @param root where to look; not in the roots in it
 * @param names of which elements
 * @param own the one of that name that isn't left behind
 */
export function clearLeftBehind(root: ParentNode, names = OURS, own: Element | null = null): void {
  for (const element of root.querySelectorAll(names)) if (element !== own) element.remove();
}
