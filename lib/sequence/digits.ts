/** Where the digits 0 to 9 begin in the scripts that browsers' languages count with. */
const ZEROS = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0,
  0xf20, 0x1040, 0x17e0, 0x1810, 0xff10,
];

const SPACES = ' \\u00a0\\u2009\\u202f';
const NUMBER = new RegExp(`\\p{Nd}+(?:[.,'’٬،${SPACES}]\\p{Nd}+)*`, 'u');
const GROUPED = new RegExp(`^\\p{Nd}{1,3}([.,'’٬،${SPACES}])(?:\\p{Nd}{2,3}\\1)*\\p{Nd}{3}$`, 'u');
/** "12k", "3万": said roundly, so not a count. */
const ROUNDED = /^[kKmMкК万萬億만억]/u;

/**
 * The first whole number of a sentence, however its language groups and writes digits: "1,240 contacts selected",
 * "1.240 Kontakte ausgewählt", "١٬٢٤٠".
 *
 * @returns null where it has no number, or one that isn't exact
 */
export function countInSentence(sentence: string): number | null {
  const found = NUMBER.exec(sentence);
  if (found === null) return null;
  const [token] = found;
  if (ROUNDED.test(sentence.slice(found.index + token.length))) return null;
  const digits = /^\p{Nd}+$/u.test(token) || GROUPED.test(token) ? token : firstOfSeveral(token);
  return digits === null ? null : numberOf(digits);
}

/** "12 5": two numbers beside one another, not one with groups. "1.5" is none of ours. */
function firstOfSeveral(token: string): string | null {
  const [first = '', rest] = token.split(new RegExp(`[${SPACES}](.*)`, 'u'));
  return rest !== undefined && /^\p{Nd}+$/u.test(first) ? first : null;
}

function numberOf(digits: string): number | null {
  let value = 0;
  for (const character of digits) {
    if (!/\p{Nd}/u.test(character)) continue;
    const code = character.codePointAt(0) ?? 0;
    const zero = ZEROS.find((start) => code >= start && code < start + 10);
    if (zero === undefined) return null;
    value = value * 10 + code - zero;
  }
  return Number.isSafeInteger(value) ? value : null;
}
