/** Tells one command from another of the same id, in 64 characters however many contacts it names. */
export function fingerprint(command: object): Promise<string> {
  return digestOf(JSON.stringify(command));
}

/** The SHA-256 of a text in UTF-8, in 64 hexadecimal digits. */
export async function digestOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
