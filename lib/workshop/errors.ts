import * as v from 'valibot';
import { isSequenceAddress } from '../profile/address';
import { isHarmlessAttribute, isOfPart, namesNoHarm, readsNoInput } from '../profile/permitted';
import type { PageProfile } from '../profile/profile';
import { PageProfileSchema } from '../profile/schema';
import { partsOf } from '../sequence/reader/find';
import { PART_NAMES, wantedFor } from './parts';
import { valueAt } from './path';

/** What can be wrong with a place of a profile (copy: `workshop_wrong_<code>`). */
export type Wrong =
  | 'empty'
  | 'not_css'
  | 'url_start'
  | 'url_id'
  | 'url_page'
  | 'whole_page'
  | 'harm'
  | 'secret'
  | 'stars'
  | 'pattern'
  | 'too_many'
  | 'too_long'
  | 'other';

/** What is wrong, by path; empty where a profile can be saved. */
export type Wrongs = ReadonlyMap<string, Wrong>;

/** Looks at a whole draft. A place that has more than one fault is named with the first. */
export function wrongsOf(draft: PageProfile): Wrongs {
  const wrongs = new Map<string, Wrong>();
  const result = v.safeParse(PageProfileSchema, draft);
  for (const issue of result.success ? [] : leavesOf(result.issues)) {
    const path = v.getDotPath(issue) ?? '';
    if (!wrongs.has(path)) wrongs.set(path, wrongOf(issue, path));
  }
  for (const [path, selector] of selectorsOf(draft)) {
    if (!wrongs.has(path) && !isSelector(selector)) wrongs.set(path, 'not_css');
  }
  return wrongs;
}

/** Whether something has the shape of a profile, whatever is wrong with what is in it: it can be worked on then. */
export function isShaped(value: unknown): value is PageProfile {
  return shapeFault(value) === null;
}

/** Where something isn't shaped like a profile, as a path; null where it is. */
export function shapeFault(value: unknown): string | null {
  const { issues = [] } = v.safeParse(PageProfileSchema, value);
  const fault = leavesOf(issues).find(({ kind }) => kind === 'schema');
  return fault === undefined ? null : (v.getDotPath(fault) ?? '');
}

/** Issues inside of a variant's or a list's option come as one issue with others in it. */
function leavesOf(issues: readonly v.BaseIssue<unknown>[]): readonly v.BaseIssue<unknown>[] {
  return issues.flatMap((issue) => (issue.issues === undefined ? issue : leavesOf(issue.issues)));
}

/** Rules that have words of their own. */
const RULES: ReadonlyMap<unknown, Wrong> = new Map<unknown, Wrong>([
  [isSequenceAddress, 'url_page'],
  [isOfPart, 'whole_page'],
  [namesNoHarm, 'harm'],
  [isHarmlessAttribute, 'secret'],
  [readsNoInput, 'secret'],
]);

function wrongOf({ type, input, requirement }: v.BaseIssue<unknown>, path: string): Wrong {
  if (typeof input === 'string' && input.trim() === '') return 'empty';
  const rule = RULES.get(requirement);
  if (rule !== undefined) return rule;
  switch (type) {
    case 'regex':
      return 'secret';
    case 'min_length':
      return 'empty';
    case 'max_length':
      return typeof input === 'string' ? 'too_long' : 'too_many';
    case 'starts_with':
      return 'url_start';
    case 'check':
      if (path.startsWith('urls.')) return String(input).split('{id}').length === 2 ? 'stars' : 'url_id';
      return typeof requirement === 'function' && String(input).split('*').length > 5 ? 'stars' : 'pattern';
    default:
      return 'other';
  }
}

/** Every selector of a draft, with its path. */
function selectorsOf(draft: PageProfile): readonly (readonly [string, string])[] {
  return PART_NAMES.flatMap((part) => {
    const value = valueAt(draft, part);
    const isRead = wantedFor(part).kind === 'value';
    const values = Array.isArray(value)
      ? value.map((one, place) => [`${part}.${place}`, one] as const)
      : [[part, value] as const];
    return values.flatMap(([path, one]): readonly (readonly [string, string])[] => {
      if (typeof one === 'string') return [[path, one]];
      const selector = isRead && one?.selector;
      return typeof selector === 'string' ? [[`${path}.selector`, selector]] : [];
    });
  });
}

/** Each part of a selector must be CSS; the first may be missing where it begins inside the element itself. */
function isSelector(selector: string): boolean {
  const nowhere = document.createDocumentFragment();
  return partsOf(selector).every((part, place) => {
    if (part === '') return place === 0;
    try {
      nowhere.querySelector(part);
      return true;
    } catch {
      return false;
    }
  });
}
