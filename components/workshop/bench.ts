import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import { useStore } from '../../lib/state/useStore';
import type { Draft } from '../../lib/workshop/draft';
import type { Wrong, Wrongs } from '../../lib/workshop/errors';
import type { Link } from '../../lib/workshop/link';
import { valueAt } from '../../lib/workshop/path';
import type { PlaceReading } from '../../lib/workshop/protocol';

/** What every field of the workshop works with. */
export interface Bench {
  readonly draft: Draft;
  readonly link: Link;
  readonly wrongs: Wrongs;
}

export const BenchContext = createContext<Bench | null>(null);

export function useBench(): Bench {
  const bench = useContext(BenchContext);
  if (bench === null) throw new Error('A field outside of the workshop');
  return bench;
}

/** One place of the draft: what it has there, and how to change it. */
export function useValue<T>(path: string) {
  const { draft } = useBench();
  const value = useStore(draft.store, ({ profile }) => valueAt(profile, path) as T);
  return { value, edit: (next: T) => draft.edit(path, next), pause: draft.pause };
}

/** What is wrong with a place, in words; null where nothing is. */
export function useWrong(path: string): string | null {
  const wrong = useBench().wrongs.get(path);
  return wrong === undefined ? null : wrongText(wrong);
}

export function wrongText(wrong: Wrong): string {
  return text(`workshop_wrong_${wrong}`);
}

/** What a place of the draft matches on the page just now; null while no page is looked at. */
export function useReading(path: string): PlaceReading | null {
  return useStore(useBench().link.store, ({ report }) => report?.places[path] ?? null);
}
