import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PageProfile } from '../../lib/profile/profile';
import type { Browsing, OpenPage } from '../../lib/workshop/browsing';
import { createLink } from '../../lib/workshop/link';

/**
 * Looks at the page that was looked at last, and at it again when it has loaded again; has it read with the draft.
 *
 * @param inUse the profiles that pages are read with besides
 */
export function useLink(browsing: Browsing, draft: PageProfile, inUse: readonly PageProfile[]) {
  const link = useMemo(() => createLink(browsing), [browsing]);
  const [pages, setPages] = useState<readonly OpenPage[] | null>(null);

  useEffect(() => {
    const end = new AbortController();
    const look = async (loaded: number | null) => {
      const open = await browsing.openPages();
      if (end.signal.aborted) return;
      setPages(open);
      const { status, tabId } = link.store.getState();
      const [first] = open;
      if (status === 'none' && first !== undefined) await link.open(first.tabId);
      else if (status !== 'open' && loaded !== null && loaded === tabId) await link.open(loaded);
    };
    browsing.onChange(look, end.signal);
    void look(null);
    return () => {
      end.abort();
      link.close();
    };
  }, [browsing, link]);

  useEffect(() => {
    const read = () => (document.hidden ? link.rest() : link.read(draft, inUse));
    const turn = () => {
      if (!document.hidden) link.stop();
      read();
    };
    read();
    document.addEventListener('visibilitychange', turn);
    return () => document.removeEventListener('visibilitychange', turn);
  }, [link, draft, inUse]);

  return { link, pages };
}
