const SPACES = ' \\u00a0\\u2007\\u2009\\u202f';
/** What languages group digits with: ⹁ and ٬ are Adlam's and Arabic's commas. */
const MARKS = `.,'’٬،⹁${SPACES}`;
const NUMBERS = new RegExp(`([~≈<>≤≥]?)(\\p{Nd}+(?:[${MARKS}]\\p{Nd}+)*)(?=(.{0,12}))`, 'gsu');
const GROUPED = new RegExp(`^\\p{Nd}{1,3}([${MARKS}])(?:\\p{Nd}{2,3}\\1)*\\p{Nd}{3}$`, 'u');
/** "12k", "12 тыс.", "3万", "1,000+": said roundly, so not a count; nor is a percentage one. */
const ROUNDED =
  /^(?:[kKmMкК万萬億만억천+]|\s?(?:[%٪]|(?:[ktBEKMN]|t[iy]s|tuh|tūkst|tn|rb|mil|[тх][иы]\p{L}|χιλ)(?!\p{L})))/u;

/**
 * A whole number of a sentence, however its language groups and writes digits: "1,240 contacts selected", "1.240 Kontakte
 * ausgewählt", "١٬٢٤٠", "12,34,567".
 *
 * @param which of its numbers
 * @returns null where it has no number, or one that isn't exact
 */
export function countInSentence(sentence: string, which: 'first' | 'last'): number | null {
  const found = [...sentence.matchAll(NUMBERS)].at(which === 'first' ? 0 : -1);
  if (found === undefined) return null;
  const [, before = '', token = '', after = ''] = found;
  // "12 5": two numbers beside one another, not one with groups.
  const numbers = isOne(token) ? [token] : token.split(new RegExp(`[${SPACES}]`));
  const isFirst = which === 'first';
  const number = numbers.at(isFirst ? 0 : -1) ?? '';
  const isRound =
    (before !== '' && (isFirst || numbers.length === 1)) ||
    (ROUNDED.test(after) && (!isFirst || numbers.length === 1));
  // "1.5" is none of ours.
  return isOne(number) && !isRound ? numberOf(number) : null;
}

function isOne(token: string): boolean {
  return /^\p{Nd}+$/u.test(token) || GROUPED.test(token);
}

function numberOf(number: string): number | null {
  let value = 0;
  for (const character of number) {
    if (isDigit(character)) value = value * 10 + digitOf(character.codePointAt(0) ?? 0);
  }
  return Number.isSafeInteger(value) ? value : null;
}

function isDigit(character: string): boolean {
  return /^\p{Nd}$/u.test(character);
}

/** Every script's digits stand one after another from its zero on, and nothing that is a digit stands before the zeros. */
function digitOf(code: number): number {
  let digits = 0;
  while (isDigit(String.fromCodePoint(code - digits - 1))) digits++;
  return digits % 10;
}
