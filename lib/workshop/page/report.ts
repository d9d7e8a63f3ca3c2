import { pricePerContact } from '../../ledger/price';
import type { PageProfile } from '../../profile/profile';
import { categoryOf } from '../../profile/words';
import { bestUrl } from '../../sequence/match';
import { isChecked, isDisabled } from '../../sequence/reader/control';
import { find, findAll } from '../../sequence/reader/find';
import { scanItems } from '../../sequence/reader/items';
import { readPage } from '../../sequence/reader/readPage';
import { contactOf, isChosen, readRows } from '../../sequence/reader/rows';
import { readSentence } from '../../sequence/reader/selection';
import { looksLikeStart } from '../../sequence/reader/startControl';
import { readValue } from '../../sequence/reader/values';
import type { ContactSample, PageReport, StepSample, WordCount } from '../protocol';
import { shortened } from '../suggest/candidates';
import { readPlaces } from './places';
import { standingsOf } from './standings';

const MOST_CONTACTS = 3;
const MOST_STEPS = 20;
const MOST_WORDS = 20;
/** Only shown: an address may be as long as a page likes. */
const LONGEST_URL = 500;

/**
 * Reads a page with a draft, as it would be read if the draft were in use.
 *
 * @param others the other profiles in use; one with the draft's id is what the draft would replace
 */
export function reportOn(
  root: ParentNode,
  url: string,
  draft: PageProfile,
  others: readonly PageProfile[],
): PageReport {
  const sequenceId = bestUrl(draft, url)?.sequenceId ?? null;
  const reading = readPage(root, { profile: draft, sequenceId: sequenceId ?? '' });
  const rows = readRows(root, draft);
  return {
    url: url.slice(0, LONGEST_URL),
    sequenceId: sequenceId && shortened(sequenceId),
    standings: standingsOf([draft, ...others.filter(({ id }) => id !== draft.id)], url, root),
    places: readPlaces(root, draft),
    rows: rows.length,
    contacts: rows.slice(0, MOST_CONTACTS).map((row): ContactSample => {
      const { id, name } = contactOf(row, draft.contacts);
      const { order } = draft.contacts;
      return {
        id: shortened(id),
        name: shortened(name),
        order: order === null ? null : shortened(readValue(row.element, order)),
        chosen: isChosen(row.element, draft.contacts),
      };
    }),
    steps: stepsOf(root, draft.steps),
    sentence: sentenceOf(root, draft),
    start: startOf(root, draft),
    outcomes: outcomesOf(root, draft),
    selected: reading.selected,
    exact: reading.exact,
    price: pricePerContact(reading.steps),
    missing: reading.missing,
  };
}

function stepsOf(root: ParentNode, profile: PageProfile['steps']): StepSample[] {
  return findAll(root, profile.item)
    .slice(0, MOST_STEPS)
    .map((item) => {
      const word = readValue(item, profile.category);
      return {
        id: shortened(readValue(item, profile.id)),
        word: shortened(word),
        category: categoryOf(profile.categories, word),
        included: profile.included === null || isChecked(find(item, profile.included)),
      };
    });
}

function sentenceOf(root: ParentNode, { selected }: PageProfile): PageReport['sentence'] {
  if (selected.by === 'rows') return null;
  const read = readSentence(root, selected.sentence);
  return read && { text: shortened(read.text), number: read.count };
}

function startOf(root: ParentNode, { start }: PageProfile): PageReport['start'] {
  const control = find(root, start);
  if (control === null || !looksLikeStart(control)) return 'missing';
  return isDisabled(control) ? 'disabled' : 'ready';
}

function outcomesOf(root: ParentNode, { outcomes }: PageProfile): PageReport['outcomes'] {
  const items = scanItems(root, outcomes);
  const meanings = { idle: 0, pending: 0, succeeded: 0, failed: 0, cancelled: 0 };
  const unknown = new Map<string, number>();
  for (const { meaning, status } of items) {
    if (meaning !== null) meanings[meaning]++;
    else if (status !== '') unknown.set(shortened(status), (unknown.get(shortened(status)) ?? 0) + 1);
  }
  const words = [...unknown].map(([word, count]): WordCount => ({ word, count }));
  return {
    items: items.length,
    meanings,
    unknown: words.sort((a, b) => b.count - a.count).slice(0, MOST_WORDS),
    reason: shortened(items.find(({ reason }) => reason !== '')?.reason ?? ''),
  };
}
