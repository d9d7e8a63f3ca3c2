import { useEffect } from 'preact/hooks';
import type { Draft } from '../../lib/workshop/draft';
import { keep } from '../../lib/workshop/keep';

/** Keeps what is worked on for the next visit, as it changes. */
export function useKept(draft: Draft): void {
  useEffect(
    () =>
      draft.store.subscribe((work) => {
        // The draft on the page is the one that counts: a full disk doesn't take it away.
        keep(work).catch(() => undefined);
      }),
    [draft],
  );
}
