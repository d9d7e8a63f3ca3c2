/** Message files as browsers read them, and what is wrong with a translated one. */

/** A file of `public/_locales`. */
export type Copy = Readonly<Record<string, { message: string }>>;

/** What stays in English: the product's name, and the names of choices in Reply's own editor. */
const KEPT = /^(extName|category_)/;

/** What the stores take, in characters. */
const LONGEST: Readonly<Record<string, number>> = { extName: 45, extDescription: 132 };

/** In French, these have a space that must not end a line. */
export const FRENCH_BREAK = / [:;!?»]|« /;

const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** The stems of messages with a wording per plural category; English has two of them. */
export function pluralStems(english: Copy): string[] {
  return Object.keys(english)
    .filter((key) => key.endsWith('_one') && english[key.replace(/_one$/, '_other')] !== undefined)
    .map((key) => key.slice(0, -'_one'.length));
}

/** The plural categories that a language's copy must have. Romance languages use `many` for whole millions alone. */
function formsOf(language: string): { required: string[]; optional: string[] } {
  const all = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const optional = /^(es|fr|pt)/.test(language) ? ['many'] : [];
  return { required: FORMS.filter((one) => all.includes(one as never) && !optional.includes(one)), optional };
}

/** Each key that a language's copy must have, with the key of the English wording it stands for. */
function requiredKeys(english: Copy, language: string): Map<string, string> {
  const stems = new Set(pluralStems(english));
  const keys = new Map<string, string>();
  for (const key of Object.keys(english)) {
    const [stem, form] = split(key);
    if (!stems.has(stem) || (form !== 'one' && form !== 'other')) keys.set(key, key);
    else if (form === 'other') {
      for (const one of formsOf(language).required) {
        keys.set(`${stem}_${one}`, one === 'one' ? `${stem}_one` : key);
      }
    }
  }
  return keys;
}

/** What is wrong with a language's copy, one fault a line; nothing where it is complete. */
export function faultsOf(copy: Copy, english: Copy, language: string): string[] {
  const keys = requiredKeys(english, language);
  const { optional } = formsOf(language);
  for (const stem of pluralStems(english)) {
    for (const form of optional) {
      if (copy[`${stem}_${form}`] !== undefined) keys.set(`${stem}_${form}`, `${stem}_other`);
    }
  }
  const faults = Object.keys(copy).flatMap((key) => (keys.has(key) ? [] : [`${key}: no such key`]));
  if (copy.language?.message !== language) faults.push(`language: must be ${language}`);
  const direction = /^(ar|fa|he|ur)/.test(language) ? 'rtl' : 'ltr';
  if (copy.direction?.message !== direction) faults.push(`direction: must be ${direction}`);
  for (const [key, englishKey] of keys) {
    const said = copy[key]?.message;
    const meant = english[englishKey]?.message ?? '';
    if (said === undefined) faults.push(`${key}: missing`);
    else faults.push(...faultsOfOne(key, said, meant, english, language).map((fault) => `${key}: ${fault}`));
  }
  return faults;
}

function faultsOfOne(key: string, said: string, meant: string, english: Copy, language: string): string[] {
  const faults: string[] = [];
  if (said.trim() === '') faults.push('empty');
  if (said !== said.trim() || / {2}/.test(said)) faults.push('a space too many');
  if (/[<>]|__MSG_/.test(said)) faults.push('markup');
  if (language === 'fr' && FRENCH_BREAK.test(said)) faults.push('a space that may break beside punctuation');
  const longest = LONGEST[key];
  if (longest !== undefined && [...said].length > longest) faults.push(`more than ${longest} characters`);
  const needed = neededPlaceholders(key, english, language);
  const has = placeholders(said);
  for (const one of needed.all) {
    if (!has.includes(one) && !needed.optional.includes(one)) faults.push(`${one} is missing`);
  }
  for (const one of has) if (!needed.all.includes(one)) faults.push(`${one} isn't in the English`);
  if (/\$(?![1-9])/.test(said)) faults.push('a $ without its digit');
  if (language !== 'en') {
    const isSame = said === meant;
    if (KEPT.test(key) && !isSame) faults.push(`must stay “${meant}”`);
    if (!KEPT.test(key) && isSame && meant.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length > 2) {
      faults.push('still in English');
    }
  }
  return faults;
}

/** A form for one number alone may leave the number out, as “the first one” does; one for 21 too may not. */
function neededPlaceholders(
  key: string,
  english: Copy,
  language: string,
): { all: string[]; optional: string[] } {
  const [stem, form] = split(key);
  const other = english[`${stem}_other`];
  const one = english[`${stem}_one`];
  if (other === undefined || one === undefined || !FORMS.includes(form)) {
    return { all: placeholders(english[key]?.message ?? ''), optional: [] };
  }
  const all = placeholders(other.message);
  const rules = new Intl.PluralRules(language);
  const numbers = Array.from({ length: 1000 }, (_, n) => n).filter((n) => rules.select(n) === form);
  const leavesOut =
    form === 'one' && numbers.every((n) => n < 2) && !placeholders(one.message).includes('$1');
  return { all, optional: numbers.length === 1 || leavesOut ? ['$1'] : [] };
}

function placeholders(message: string): string[] {
  return [...new Set(message.match(/\$[1-9]/g))].sort();
}

function split(key: string): [stem: string, form: string] {
  const at = key.lastIndexOf('_');
  return [key.slice(0, at), key.slice(at + 1)];
}
