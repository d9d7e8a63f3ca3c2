/** What the segments of a route are called that show a sequence or its people; any of these words will do. */
const SEQUENCES =
  /-(?:(?:sequence|campaign|cadence|contact|prospect|recipient|lead|person)s?|people|personali[sz]\w*)\d*-/;

/** What they are called where keys, money or somebody's mail may be seen: such a page is read with no profile. */
const PRIVATE =
  /setting|preference|config|account|billing|payment|invoice|subscription|wallet|password|credential|secret|token|webhook|integration|oauth|log-?in|log-?out|sign-?in|sign-?up|mailbox|apikey|security|developer|-(?:api|auth|sso|inbox|report|admin|plan|key)s?-/;

/** An address may be encoded in an encoding; more often than this, it is nobody's. */
const MOST_ENCODINGS = 4;

/**
 * Whether an address is that of a sequence or of its people, whatever a profile's pattern has let through. Case doesn't
 * matter, nor does what stands in a query.
 *
 * @param address whole, fragment included; or a profile's pattern for one
 */
export function isSequenceAddress(address: string): boolean {
  const [before = '', ...after] = address.replace(/^[a-z-]+:\/\/[^/]*/i, '').split('#');
  const path = wordsOf(before);
  const fragment = wordsOf(after.join('#'));
  // An app that goes about by its fragment shows what that says, whatever the path is.
  const route = /^!?\//.test(after[0] ?? '') ? fragment : path;
  return SEQUENCES.test(route) && !PRIVATE.test(path) && !PRIVATE.test(fragment);
}

/** The words of a path, each between two dashes. */
function wordsOf(path: string): string {
  const words = decoded(path.replace(/\?.*/s, ''))
    .normalize('NFKC')
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase();
  return `-${words.replaceAll(/[^a-z\d]+/g, '-')}-`;
}

function decoded(path: string): string {
  let text = path;
  try {
    for (let times = 0; times < MOST_ENCODINGS; times++) text = decodeURIComponent(text);
  } catch {
    // A sign that encodes nothing stands for itself.
  }
  return text;
}
