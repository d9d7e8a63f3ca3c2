import type { Contact } from '../model.ts';
import { chance } from './random.ts';

/** Says why a contact's personalization fails at an attempt (1, 2 …), or null where it succeeds. */
export type FailureRule = (contact: Contact, attempt: number) => string | null;

export const MISSING_DATA = 'Missing profile data';
export const NO_ANSWER = 'Personalization service did not answer';

/** Together with the contacts that lack data, about 1 in 12 fails. */
const NO_ANSWER_SHARE = 0.03;

/** Contacts that nothing is known of always fail; a few others do now and then, and may succeed when tried again. */
export function defaultFailureRule(seed: number): FailureRule {
  return (contact, attempt) => {
    if (contact.title === '' && contact.linkedIn === '') return MISSING_DATA;
    return chance(seed, contact.id, attempt, 'answer') < NO_ANSWER_SHARE ? NO_ANSWER : null;
  };
}
