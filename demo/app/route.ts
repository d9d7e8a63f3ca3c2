import { useEffect, useState } from 'preact/hooks';

export type Route =
  | { readonly view: 'people' | 'settings'; readonly sequenceId: string }
  | { readonly view: 'directory' }
  | { readonly view: 'unknown' };

/** The path under which the app has always lived; its views are in the hash. */
const HOME = '/Dashboard/Material';

export const DIRECTORY_HREF = '#/people/list';

export function hrefOf(sequenceId: string, view: 'people' | 'settings' = 'people'): string {
  return `#/campaign/${sequenceId}/${view}`;
}

/** What a location's hash asks for. */
function parseHash(hash: string): Route {
  if (hash === DIRECTORY_HREF) return { view: 'directory' };
  const [, sequenceId, view] = /^#\/campaign\/([^/]+)\/(people|settings)$/.exec(hash) ?? [];
  if (sequenceId === undefined || view === undefined) return { view: 'unknown' };
  return { view: view === 'people' ? 'people' : 'settings', sequenceId };
}

/** The view to show; follows the hash without reloading. */
export function useRoute(firstSequenceId: string): Route {
  const [route, setRoute] = useState(() => {
    const hash = location.hash || hrefOf(firstSequenceId);
    if (location.pathname !== HOME || hash !== location.hash) history.replaceState(null, '', HOME + hash);
    return parseHash(hash);
  });
  useEffect(() => {
    const follow = () => setRoute(parseHash(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
