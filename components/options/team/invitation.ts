import { createStore, type StoreApi } from 'zustand/vanilla';

/** A join link that the page was opened with; empty without one, and once it was used. */
export type Invitation = StoreApi<{ readonly link: string }>;

const HASH = '#join=';

/** Takes the join link out of the page's address, at once: it is a secret, and addresses are kept in histories. */
export function takeInvitation(page: Pick<Window, 'location' | 'history' | 'addEventListener'>): Invitation {
  const take = () => {
    const { hash, pathname, search } = page.location;
    if (!hash.startsWith(HASH)) return null;
    page.history.replaceState(null, '', pathname + search);
    return decoded(hash.slice(HASH.length));
  };
  const store = createStore(() => ({ link: take() ?? '' }));
  // A link that is opened in a tab that shows the page already changes nothing but the hash.
  page.addEventListener('hashchange', () => {
    const link = take();
    if (link !== null) store.setState({ link });
  });
  return store;
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}
