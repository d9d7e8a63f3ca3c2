import type { EmailStep } from '../../ledger/price';
import type { PageProfile } from '../../profile/profile';
import { categoryOf } from '../../profile/words';
import { isChecked } from './control';
import { find, findAll } from './find';
import { isAround } from './startControl';
import { readIdentity, readValue } from './values';

export interface StepsReading {
  readonly steps: readonly EmailStep[];
  readonly unknownCategories: readonly string[];
  /** False when there are no steps, or one doesn't say which it is or whether it is included. */
  readonly found: boolean;
}

/** Reads the email steps that a run would personalize. */
export function readSteps(root: ParentNode, profile: PageProfile['steps']): StepsReading {
  const items = findAll(root, profile.item).filter((item) => !isAround(item));
  const steps: EmailStep[] = [];
  const unknownCategories: string[] = [];
  let found = items.length > 0;
  for (const item of items) {
    const checkbox = profile.included === null ? null : find(item, profile.included);
    const id = readIdentity(item, [profile.id]);
    if (id === '' || (profile.included !== null && checkbox === null)) found = false;
    if (profile.included !== null && !isChecked(checkbox)) continue;
    const named = readValue(item, profile.category);
    const category = categoryOf(profile.categories, named);
    if (category === null || id === '') unknownCategories.push(named);
    else steps.push({ id, category });
  }
  return { steps, unknownCategories, found };
}
