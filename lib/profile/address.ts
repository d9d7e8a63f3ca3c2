/** What the segments of a route are called that show a sequence or its people; any of these words will do. */
const SEQUENCES = /-(?:(?:sequence|campaign|contact|prospect|lead)s?|people|personali[sz]\w*)\d*-/;

/** What they are called where keys, money or somebody's mail may be seen: such a page is read with no profile. */
const PRIVATE =
  /setting|account|billing|invoice|smtp|developer|security|payment|password|secret|token|hook|integration|log-?in|sign-?in|-(?:api|o?auth|inbox|report|admin|(?:api)?key)s?-/;

/**
 * Whether an address is that of a sequence or of its people, whatever a profile's pattern has let through. Case doesn't
 * matter, nor does what stands in a query.
 *
 * @param address whole, fragment included; or a profile's pattern for one
 */
export function isSequenceAddress(address: string): boolean {
  const parts = address
    .replace(/^\w+:\/\/[^/]*/, '')
    .split('#')
    .map(wordsOf);
  // An app that goes about by its fragment shows what that says, whatever the path is.
  const route = parts[/#!?\//.test(address) ? 1 : 0] ?? '';
  return SEQUENCES.test(route) && !parts.some((part) => PRIVATE.test(part));
}

const ENCODED = /%([0-7][\da-f])/gi;

/** The words of a path, each between two dashes; also of one that is encoded, and encoded once more. */
function wordsOf(path: string): string {
  let words = path.replace(/\?.*/s, '');
  while (words.search(ENCODED) >= 0) {
    words = words.replace(ENCODED, (_, code) => String.fromCharCode(Number(`0x${code}`)));
  }
  const apart = words.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  return `-${apart.replace(/[^a-z\d]+/g, '-')}-`;
}
