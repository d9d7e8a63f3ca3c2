import type { Sentence } from '../profile/profile';
import { withoutMarks } from '../profile/words';
import { leavesNumber } from './countWords';

/** What languages group digits with: ٬، and ⹁ are commas of Arabic, N’Ko and Adlam. ٫ is Arabic's decimal sign. */
const GROUPING = `.,'’‘٬،⹁．，＇\\p{Zs}`;
/** "B2B" and "Q3" are words. */
const NUMBERS = new RegExp(
  `(?<![\\p{sc=Latn}\\p{sc=Cyrl}\\p{sc=Grek}\\p{Nd}])\\p{Nd}+(?:[${GROUPING}٫]\\p{Nd}+)*`,
  'gu',
);
const GROUPED = new RegExp(`^\\p{Nd}{1,3}([${GROUPING}])(?:\\p{Nd}{2,3}\\1)*\\p{Nd}{3}$`, 'u');

/** "≥", "~", "$", but no icon: signs that make another number of one. */
const SIGN = '(?![|\\p{So}])\\p{S}';
/** "1·240", "12:30", but "12/40" and "(12)40" are two. */
const JOINED = '(?![/()[\\]])\\p{P}\\v*';
const DOUBT_BEFORE = new RegExp(`(?:${SIGN}\\s*|(?:[.,٫…#]|\\p{Pd})\\v*|\\p{Nd}\\v*${JOINED})$`, 'u');
const DOUBT_AFTER = new RegExp(
  `^(?:\\s*(?:${SIGN}|[%％٪‰…?])|\\v*(?:\\.\\.|\\p{Pd}|\\p{No}|${JOINED}\\p{Nd}))`,
  'u',
);
/** Digits that each are an element, as where a counter rolls: `\v` and `\n` are the ends of elements. */
const ROLLED_BEFORE = /(?<!\p{Nd})\p{Nd}[\v\n]$/u;
const ROLLED_AFTER = /^[\v\n]\p{Nd}(?!\p{Nd})/u;
/** What stands beyond it is said of something else. An abbreviation's full stop before a number is no end. */
const LAST_END = /^.*(?:[!?;|•·。！？：；؟؛]|:(?!\p{L}))/su;
const NEXT_END = /(?:[.!?;|•·。！？：；।؟؛]|:(?!\p{L})).*$/su;

interface Found {
  readonly text: string;
  readonly at: number;
}

/**
 * A whole number of a sentence, however its language groups and writes digits: "1,240 contacts selected", "1.240 Kontakte
 * ausgewählt", "١٬٢٤٠", "12,34,567".
 *
 * @param which of its numbers
 * @param words of the page's own that leave its number as it is
 * @returns null where it has no number, or something around it may make it another one: "12 thousand", "over 1,000"
 */
export function countInSentence(
  sentence: string,
  which: Sentence['number'],
  words: Sentence['words'] = [],
): number | null {
  const plain = withoutMarks(sentence);
  const found = numbersIn(plain);
  const place = which === 'first' ? 0 : found.length - 1;
  const number = found[place];
  if (number === undefined) return null;
  const end = number.at + number.text.length;
  const [before, after] = [plain.slice(0, number.at), plain.slice(end)];
  const isDigit = number.text.length === 1;
  if (DOUBT_BEFORE.test(before) || DOUBT_AFTER.test(after)) return null;
  if (isDigit && (ROLLED_BEFORE.test(before) || ROLLED_AFTER.test(after))) return null;
  const last = found[place - 1];
  const from = last === undefined ? 0 : last.at + last.text.length;
  const saidBefore = before.slice(from).replace(LAST_END, '').trimEnd().replace(/^.*\n/s, '');
  const saidAfter = plain
    .slice(end, found[place + 1]?.at)
    .replace(NEXT_END, '')
    .trimStart()
    .replace(/\n.*$/s, '');
  return leavesNumber(saidBefore, words) && leavesNumber(saidAfter, words) ? numberOf(number.text) : null;
}

/** The first whole number of a text, whatever is around it; null where there is none. */
export function wholeNumberIn(text: string): number | null {
  const [first] = numbersIn(withoutMarks(text));
  return first === undefined ? null : numberOf(first.text);
}

function numbersIn(text: string): Found[] {
  return [...text.matchAll(NUMBERS)].flatMap(({ 0: token, index }) =>
    isOne(token)
      ? { text: token, at: index }
      : // "12 5": two numbers beside one another, not one with groups.
        [...token.matchAll(/\P{Zs}+/gu)].map((part) => ({ text: part[0], at: index + part.index })),
  );
}

function isOne(token: string): boolean {
  return /^\p{Nd}+$/u.test(token) || GROUPED.test(token);
}

/** "1.5" is none of ours. */
function numberOf(number: string): number | null {
  if (!isOne(number)) return null;
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
