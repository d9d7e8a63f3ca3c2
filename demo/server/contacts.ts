import type { Contact } from '../model.ts';
import { COMPANY_KINDS, COMPANY_NAMES, NAME_POOLS, TITLES } from './names.ts';
import { chance, pick } from './random.ts';

/** Shares of contacts that lack both title and LinkedIn profile, only the profile, or only the title. */
const LACKS_BOTH = 0.055;
const LACKS_LINKEDIN = 0.12;
const LACKS_TITLE = 0.06;

/** The id of a sequence's contact, unlike any other sequence's as long as there are under 100,000 of them. */
export function contactId(sequenceId: string, place: number): string {
  return String(Number(sequenceId) * 100_000 + place + 1);
}

/** Contacts that look like people: the same for the same seed, each with an email of their own. */
export function generateContacts(seed: number, sequenceId: string, count: number): Contact[] {
  const emails = new Map<string, number>();
  return Array.from({ length: count }, (_, place) => {
    const id = contactId(sequenceId, place);
    const { name, latin } = personName(seed, id);
    const companyName = pick(COMPANY_NAMES, seed, id, 'company');
    const company = `${companyName} ${pick(COMPANY_KINDS, seed, id, 'kind')}`;
    const domain = `${slug(companyName)}.example`;
    const namesakes = emails.get(`${latin}@${domain}`) ?? 0;
    emails.set(`${latin}@${domain}`, namesakes + 1);
    const user = namesakes === 0 ? latin : `${latin}${namesakes + 1}`;
    const { title, linkedIn } = profile(seed, id, latin);
    return { id, name, email: `${user}@${domain}`, company, title, linkedIn };
  });
}

function personName(seed: number, id: string): { name: string; latin: string } {
  const pool = pick(NAME_POOLS, seed, id, 'pool');
  const [first = '', latinFirst = first] = pick(pool.first, seed, id, 'first').split('=');
  const [last = '', latinLast = last] = pick(pool.last, seed, id, 'last').split('=');
  const latin = `${slug(latinFirst)}.${slug(latinLast)}`;
  if (pool.order === 'together') return { name: `${last}${first}`, latin };
  if (pool.order === 'family-first') return { name: `${last} ${first}`, latin };
  return { name: `${first} ${last}`, latin };
}

function profile(seed: number, id: string, latin: string): Pick<Contact, 'title' | 'linkedIn'> {
  const title = pick(TITLES, seed, id, 'title');
  const linkedIn = `https://www.linkedin.com/in/${latin.replace('.', '-')}-${id}`;
  const share = chance(seed, id, 'profile');
  if (share < LACKS_BOTH) return { title: '', linkedIn: '' };
  if (share < LACKS_BOTH + LACKS_LINKEDIN) return { title, linkedIn: '' };
  if (share < LACKS_BOTH + LACKS_LINKEDIN + LACKS_TITLE) return { title: '', linkedIn };
  return { title, linkedIn };
}

/** Letters that Unicode doesn't take apart into a Latin letter and an accent. */
const UNDIVIDED: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

function slug(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[łøßđðþı]/g, (letter) => UNDIVIDED[letter] ?? '')
    .replace(/[^a-z]/g, '');
}
