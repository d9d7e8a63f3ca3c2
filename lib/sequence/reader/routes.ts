/** The Navigation API, where the browser has it: it alone tells of what a page's script does to the URL. */
const NAVIGATION = (globalThis as { readonly navigation?: EventTarget }).navigation;

/** Whether each change of the URL is heard of. Else a look at the URL must come with the page's other changes. */
export const HEARS_ROUTES = NAVIGATION !== undefined;

/** Hears of another URL in the same document, and once more when the page says that it has gone there. */
export function onRoute(listener: () => void, signal: AbortSignal): void {
  window.addEventListener('hashchange', listener, { signal });
  window.addEventListener('popstate', listener, { signal });
  NAVIGATION?.addEventListener('currententrychange', listener, { signal });
  NAVIGATION?.addEventListener('navigatesuccess', listener, { signal });
}
