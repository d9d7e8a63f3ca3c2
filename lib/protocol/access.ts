/** Where a team's server may be: what the manifest lets the extension ask the browser for, and no more than that. */
export const SERVER_HOSTS = ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'];

/**
 * What goes to a team's server, in Firefox's words: the member's token, the names and addresses of contacts, and what the
 * sequence page says of their personalization. It goes nowhere else, and not before the person joins a team: so the consent
 * is optional and asked for together with the host.
 */
export const SERVER_DATA: readonly ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent'] = [
  'authenticationInfo',
  'personallyIdentifyingInfo',
  'websiteContent',
];

/** Kinds of data that a person can be asked about: some of {@link SERVER_DATA}. */
export type SentData = readonly (typeof SERVER_DATA)[number][];

/** What goes to the vendor's API: the person's key, and the ids of jobs that the sequence page shows. After a click as well. */
export const REPLY_API_DATA: SentData = ['authenticationInfo', 'websiteContent'];

/** The match pattern of a server's host, for the browser's permissions. Match patterns have no port: it covers them all. */
export function hostPattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}
