import fc from 'fast-check';
import type { Invitation } from '../../lib/protocol/joinLink.ts';

/** Texts that people or programs make of an address, which lead to it all the same. */
export const WRAPPERS = {
  'Safe Links': (address: string) =>
    `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(address)}&data=05%7C02%7Cann%40example.com%7Cab&sdata=x%3D&reserved=0`,
  'Safe Links of Teams': (address: string) =>
    `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${encodeURIComponent(address)}&locale=en-us`,
  'Proofpoint 1': (address: string) =>
    `https://urldefense.proofpoint.com/v1/url?u=${encodeURIComponent(address)}&k=abc`,
  'Proofpoint 2': (address: string) => {
    const encoded = address.replace(
      /[^\dA-Za-z./]/g,
      (one) => `-${one.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    return `https://urldefense.proofpoint.com/v2/url?u=${encoded.replaceAll('/', '_')}&d=DwMFaQ&c=x&r=y&m=z&s=w&e=`;
  },
  'Proofpoint 3': (address: string) => {
    let replaced = '';
    const written = address.replace(/[^\dA-Za-z./:_-]+/g, (run) => {
      replaced += run;
      return run.length === 1 ? '*' : `**${String.fromCharCode('A'.charCodeAt(0) + run.length - 2)}`;
    });
    const bytes = Buffer.from(replaced).toString('base64url');
    return `https://urldefense.com/v3/__${written}__;${bytes}!!AbC-d_E!Fgh$`;
  },
  Google: (address: string) =>
    `https://www.google.com/url?q=${address.replace('#', '%23')}&sa=D&source=calendar&usg=AOvVaw`,
  Slack: (address: string) => `https://slack-redir.net/link?url=${encodeURIComponent(address)}`,
  Cisco: (address: string) => `https://secure-web.cisco.com/1AbC/${encodeURIComponent(address)}`,
  Sophos: (address: string) =>
    `https://eu-west-1.protection.sophos.com?d=example.com&u=${Buffer.from(address).toString('base64')}&i=x`,
} as const satisfies Record<string, (address: string) => string>;

/** Invitations as servers make them. */
export const invitations: fc.Arbitrary<Invitation> = fc
  .record({
    host: fc.domain(),
    port: fc.constantFrom('', ':8443'),
    path: fc.constantFrom('', '/credits', '/a-b/c_d'),
    team: fc.stringMatching(/^[\da-z-]{1,20}$/),
    secret: fc.stringMatching(/^[\w-]{43}$/),
  })
  .map(({ host, port, path, team, secret }) => ({
    url: `https://${host}${port}${path}`,
    token: `jac_${team}_${secret}`,
  }));
