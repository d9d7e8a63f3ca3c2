import type { Outcome } from '../../ledger/hold';
import type { PageProfile, Read } from '../../profile/profile';
import { says, withoutMarks } from '../../profile/words';
import { closest, findAll, INTO, matches, partsOf } from './find';
import { isElement } from './roots';
import { isMoreThanARow } from './rowLike';
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
  /** The vendor's background job that works on it; empty where the page doesn't say. */
  readonly jobId: string;
}

type OutcomeProfile = PageProfile['outcomes'];

/** Every outcome item of a document. Slow with thousands of them: once, not for each change. */
export function scanItems(root: ParentNode, profile: OutcomeProfile): OutcomeItem[] {
  return findAll(root, profile.item).flatMap((element) => readItem(element, profile) ?? []);
}

/** The outcome items that mutation records touched, as they are now. */
export function changedItems(records: readonly MutationRecord[], profile: OutcomeProfile): OutcomeItem[] {
  return [...touchedItems(records, profile)].flatMap((element) => readItem(element, profile) ?? []);
}

/** The elements of outcome items that mutation records touched and that are still there. */
export function touchedItems(
  records: readonly MutationRecord[],
  { item }: Pick<OutcomeProfile, 'item'>,
): ReadonlySet<Element> {
  const touched = new Set<Element>();
  const touch = (element: Element | null) => element?.isConnected && touched.add(element);
  for (const { target, addedNodes } of records) {
    const element = isElement(target) ? target : (target.parentElement ?? hostIn(target.getRootNode()));
    if (element !== null) touch(closest(element, item));
    for (const node of addedNodes) {
      if (!isElement(node)) continue;
      touch(closest(node, item));
      for (const found of findBelow(node, item)) touch(found);
    }
  }
  return touched;
}

/** What a selector matches below a node, wherever in the selector's roots that node is. */
export function findBelow(node: ParentNode, selector: string): readonly Element[] {
  const parts = partsOf(selector);
  return parts.flatMap((_, depth) => {
    const found = findAll(node, parts.slice(depth).join(INTO));
    return parts.length === 1 ? found : found.filter((element) => matches(element, selector));
  });
}

/** A shadow root may hold text itself. */
function hostIn(root: Node): Element | null {
  return 'host' in root ? (root.host as Element) : null;
}

/** Null where an element doesn't say whose outcome it tells, or is more than a line that tells it. */
export function readItem(element: Element, profile: OutcomeProfile): OutcomeItem | null {
  const contactId = readIdentity(element, profile.contactId);
  if (contactId === '' || isMoreThanARow(element)) return null;
  const status = withoutMarks(readText(element, profile.status));
  return {
    contactId,
    status,
    meaning: meaningOf(status, profile),
    attempt: profile.attempt === null ? '' : withoutMarks(readText(element, profile.attempt)),
    reason: readText(element, profile.reason),
    jobId: profile.job === null ? '' : readText(element, profile.job),
  };
}

/** A page may put anything there; what is sent and kept of it has an end. */
function readText(element: Element, read: Read): string {
  return readValue(element, read).slice(0, LONGEST_TEXT);
}

function meaningOf(status: string, profile: OutcomeProfile): OutcomeItem['meaning'] {
  const meanings = ['idle', 'pending', 'succeeded', 'failed', 'cancelled'] as const;
  return meanings.find((meaning) => says(profile[meaning], status)) ?? null;
}
