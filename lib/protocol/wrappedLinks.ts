/** More than any mail that was copied whole. */
const LONGEST = 20_000;
/** Wrappers nest, such as a mail filter's around a search engine's; hostile text nests without end. */
const DEEPEST = 6;
const MOST_VISITS = 300;

/** Not after a scheme that shows or makes something else of the address. */
const START = /(?<!\b(?:blob|view-source|filesystem|javascript|data):)https?:\/\//gi;
/** Brackets may belong to an address; Markdown's and Slack's divide one that is shown from where it leads. */
const END = /[\s<>"|]|\]\(/;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
/** What mails (quoted-printable), Markdown and HTML put into an address. */
const ESCAPES = /=\r?\n|\\(?=[_#-])/g;
const ESCAPED_HASH = /&(?:#35|#x23|num);/gi;

/**
 * Visits the addresses in a text and, inside of them, those that they wrap: Outlook Safe Links, Proofpoint (versions 1 to 3),
 * Sophos, redirects of chats and search engines. What an accepted address wraps isn't visited.
 *
 * @param accept whether this is an address that was looked for
 */
export function visitAddresses(text: string, accept: (address: string) => boolean): void {
  let visits = 0;
  const visitIn = (within: string, depth: number): boolean => {
    let accepted = false;
    let end = 0;
    for (const { index } of within.matchAll(START)) {
      if (index < end) continue;
      visits += 1;
      if (visits > MOST_VISITS) break;
      const [address = ''] = within.slice(index).split(END, 1);
      if (!accept(address) && (depth === 0 || !visitIn(unwrapped(address), depth - 1))) continue;
      accepted = true;
      end = index + address.length;
    }
    return accepted;
  };
  const plain = text.slice(0, LONGEST).replace(ESCAPES, '').replace(ESCAPED_HASH, '#').replace(INVISIBLE, '');
  visitIn(plain, DEEPEST);
}

/** Decodes percent encoding once; leaves what is malformed. */
export function decoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}

/** What is behind an address's own scheme, with one wrapping less. */
function unwrapped(address: string): string {
  const inner = address.slice('http://'.length);
  const text = proofpoint3(inner) ?? proofpoint2(inner) ?? decoded(inner.replace(SOPHOS, fromBase64));
  return text.replace(INVISIBLE, '');
}

const SOPHOS = /(?<=[?&]u=)aHR0c[\w+/-]+/;

function fromBase64(text: string): string {
  try {
    const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  } catch {
    return '';
  }
}

/** `u=https-3A__host_join-23…`: percent signs are hyphens, slashes are underscores. */
function proofpoint2(address: string): string | null {
  const encoded = /[?&]u=(https?-3A__[^&]*)/i.exec(address)?.[1];
  return encoded === undefined ? null : decoded(encoded.replaceAll('-', '%').replaceAll('_', '/'));
}

/** How many characters `**` and one of these stand for: A for two, B for three. */
const RUNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** `/v3/__https://host/join*…__;Iw!!…`: asterisks stand for the characters that follow in base64. */
function proofpoint3(address: string): string | null {
  const [, url, replaced = ''] = /\/v3\/__(.+?)__;([\w-]*)/.exec(address) ?? [];
  if (url === undefined) return null;
  const characters = [...fromBase64(replaced)];
  return decoded(url)
    .replace(/^(https?:)\/+/i, '$1//')
    .replace(/\*(?:\*([\w-]))?/g, (_, run?: string) =>
      characters.splice(0, run === undefined ? 1 : RUNS.indexOf(run) + 2).join(''),
    );
}
