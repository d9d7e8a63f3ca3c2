import { withoutMarks } from '../profile/words.ts';

const EMAIL = /^[^\s@/?#]+@[^\s@/?#]+\.[^\s@/?#]+$/;

/**
 * A contact's id as it is compared. An email address has many spellings (case, percent-encoding, Unicode's forms, invisible
 * marks) and one contact; any other id stands for itself.
 */
export function foldedId(id: string): string {
  const plain = withoutMarks(decoded(withoutMarks(id)).normalize('NFKC'))
    .replaceAll(/^mailto:|\s/gi, '')
    .toLowerCase();
  return EMAIL.test(plain) ? plain : id;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
