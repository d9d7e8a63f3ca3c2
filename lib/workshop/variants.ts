import type { ListProfile, ReduceProfile, SelectedProfile, Sentence } from '../profile/profile';

// What a part of a profile that comes in several kinds begins with when its kind is chosen.

export const LIST_KINDS = ['whole', 'paged', 'scrolled', 'growing'] as const;

export function listOf(kind: ListProfile['kind']): ListProfile {
  switch (kind) {
    case 'whole':
      return { kind };
    case 'paged':
      return { kind, first: '', next: '', scroller: null };
    case 'scrolled':
      return { kind, scroller: '' };
    case 'growing':
      return { kind, more: '' };
  }
}

export const SELECTED_WAYS = ['rows', 'sentence', 'both'] as const;

/** @param before what the sentence is taken from where there was one */
export function selectedBy(by: SelectedProfile['by'], before: SelectedProfile): SelectedProfile {
  if (by === 'rows') return { by };
  const sentence: Sentence =
    before.by === 'rows' ? { selector: '', number: 'first', always: false } : before.sentence;
  return by === 'sentence' ? { by, sentence } : { by, sentence, disagreement: 'larger' };
}

export const REDUCE_WAYS = ['choosing', 'trimming', 'none'] as const;
export type ReduceWay = (typeof REDUCE_WAYS)[number];

export function reduceBy(by: ReduceWay): ReduceProfile | null {
  switch (by) {
    case 'choosing':
      return { by, clear: '' };
    case 'trimming':
      return { by, field: '', apply: null };
    case 'none':
      return null;
  }
}
