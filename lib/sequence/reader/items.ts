import type { Outcome } from '../../ledger/hold';
import type { PageProfile, Read } from '../../profile/profile';
import { says } from '../../profile/words';
import { closest, findAll } from './find';
import { readIdentity, readValue } from './values';

/** The longest text that is kept of an item, in UTF-16 units. */
const LONGEST_TEXT = 1_000;

/** What a page says became of one contact. */
export interface OutcomeItem {
  readonly contactId: string;
  /** In the page's own words. */
  readonly status: string;
  /** What the status means; null where the profile doesn't know it. */
  readonly meaning: Outcome | 'pending' | 'idle' | null;
  /** Empty where the page has no such thing. */
  readonly attempt: string;
  readonly reason: string;
}

type OutcomeProfile = PageProfile['outcomes'];

/** Every outcome item of a document. Slow with thousands of them: once, not for each change. */
export function scanItems(root: ParentNode, profile: OutcomeProfile): OutcomeItem[] {
  return readItems(findAll(root, profile.item), profile);
}

/** The outcome items that mutation records touched, as they are now. */
export function changedItems(records: readonly MutationRecord[], profile: OutcomeProfile): OutcomeItem[] {
  const touched = new Set<Element>();
  const touch = (element: Element | null) => element && touched.add(element);
  for (const { target, addedNodes } of records) {
    const element = target instanceof Element ? target : target.parentElement;
    if (element !== null) touch(closest(element, profile.item));
    for (const node of addedNodes) {
      if (!(node instanceof Element)) continue;
      touch(closest(node, profile.item));
      for (const item of findAll(node, profile.item)) touch(item);
    }
  }
  return readItems(
    [...touched].filter((item) => item.isConnected),
    profile,
  );
}

function readItems(elements: readonly Element[], profile: OutcomeProfile): OutcomeItem[] {
  return elements.flatMap((element) => {
    const contactId = readIdentity(element, profile.contactId);
    if (contactId === '') return [];
    const status = readText(element, profile.status);
    return {
      contactId,
      status,
      meaning: meaningOf(status, profile),
      attempt: profile.attempt === null ? '' : readText(element, profile.attempt),
      reason: readText(element, profile.reason),
    };
  });
}

/** A page may put anything there; what is sent and kept of it has an end. */
function readText(element: Element, read: Read): string {
  return readValue(element, read).slice(0, LONGEST_TEXT);
}

function meaningOf(status: string, profile: OutcomeProfile): OutcomeItem['meaning'] {
  const meanings = ['idle', 'pending', 'succeeded', 'failed', 'cancelled'] as const;
  return meanings.find((meaning) => says(profile[meaning], status)) ?? null;
}
