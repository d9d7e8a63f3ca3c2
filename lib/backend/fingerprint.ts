/** Tells one command from another of the same id, in 64 characters however many contacts it names. */
export async function fingerprint(command: object): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(command));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
