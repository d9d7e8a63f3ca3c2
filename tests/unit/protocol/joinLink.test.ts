import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinLink, parseJoinLink } from '../../../lib/protocol/joinLink';
import { invitations, WRAPPERS } from '../../kit/wrappedLinks';

const token = `jac_acme_${'x'.repeat(42)}-`;
const LINK = joinLink({ url: 'https://credits.example.com', token });
const INVITATION = { url: 'https://credits.example.com', token };

describe('a join link', () => {
  it.each([
    'https://credits.example.com',
    'https://example.com/team/credits',
    'http://localhost:8787',
    'http://127.0.0.1:8787',
  ])('of %s says where the server is and who may speak to it', (url) => {
    expect(parseJoinLink(joinLink({ url, token }))).toEqual({ url, token });
  });

  it('keeps the token where neither browsers send it nor servers log it', () => {
    const { hash, pathname, search } = new URL(joinLink({ url: 'https://example.com', token }));
    expect(hash).toContain(token);
    expect(pathname + search).not.toContain(token);
  });

  it('says the address without the slashes that were typed before /join', () => {
    expect(parseJoinLink(`https://example.com//join#${token}`).url).toBe('https://example.com');
  });

  it.each([
    ['nothing', ''],
    ['a word', 'credits'],
    ['a token alone', token],
    ['another page', `https://example.com/other#${token}`],
    ['no token', 'https://example.com/join'],
    ['a token that is too short', `https://example.com/join#${token.slice(0, -1)}`],
    ['a token that is too long', `https://example.com/join#${token}x`],
    ['a token that a word was glued to', `https://example.com/join#${token}Thanks`],
    ['a token that was cut off at the end of a line', `${LINK.slice(0, -1)}\nThanks`],
    ['another kind of address', `javascript:/join#${token}`],
    ['a file', `file:///join#${token}`],
    ['one of two', `${LINK} ${LINK.replace('acme', 'beta')}`],
    ['one that is shown and another that it leads to', `[${LINK}](${LINK.replace('credits', 'evil')})`],
    ['known to a mail filter alone', 'https://protect-eu.mimecast.com/s/AbC?domain=credits.example.com'],
    ['without its scheme', LINK.replace('https://', '')],
    ['split between two hosts', `https://a.example\n.com/join#${token}`],
  ])('that is %s is refused', (_, link) => {
    expect(() => parseJoinLink(link)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it.each([
    'http://credits.example.com',
    'http://localhost.example.com',
    'http://127.0.0.2',
    'http://[::1]:8787',
  ])('to %s would send the token in the clear', (url) => {
    expect(() => parseJoinLink(joinLink({ url, token }))).toThrow(
      expect.objectContaining({ code: 'insecure-server' }),
    );
  });
});

describe('a join link that was changed on its way', () => {
  it.each([
    ['with its # encoded', LINK.replace('#', '%23')],
    ['encoded twice', LINK.replace('#', '%2523')],
    ['with all encoded that can be', `https://credits.example.com/join%23${token.replaceAll('_', '%5F')}`],
    ['with a slash before the #', LINK.replace('#', '/#')],
    ['with a slash behind the #', LINK.replace('#', '#/')],
    ['without its #', LINK.replace('#', '/')],
    ['that is followed through a campaign', LINK.replace('#', '?utm_source=mail&utm_id=1#')],
    ['with what a campaign adds behind', `${LINK}&utm_source=mail`],
    ['in capitals, as far as they don’t matter', LINK.replace('https://credits', 'HTTPS://CREDITS')],
    ['in the middle of a sentence', `Hi Ann (see https://example.com/help), join here: ${LINK}. Bye!`],
    ['behind a word', `Join:${LINK}`],
    ['as a link of Slack', `<${LINK}|credits.example.com/join>`],
    ['as a link of Markdown', `[${LINK}](${LINK})`],
    ['as emphasized Markdown', `__${LINK}__`],
    ['as Markdown with escapes', LINK.replaceAll('_', '\\_')],
    ['as HTML', `<a href="${LINK}" title='x'>${LINK}</a>`],
    ['as HTML that was escaped', `&lt;a href=&quot;${LINK.replace('#', '&#35;')}&quot;&gt;Join&lt;/a&gt;`],
    ['as quoted-printable text', `${LINK.slice(0, 15)}=\r\n${LINK.slice(15, 60)}=\r\n${LINK.slice(60)}`],
    ['as two lines of a quoted mail', `> Join: ${LINK.slice(0, 60)}\n> ${LINK.slice(60)}\n> Thanks, Ada`],
    ['before other lines', `${LINK}\nThanks`],
    ['behind another address’s path', `https://web.archive.example/2026/${LINK}`],
    ['by Safe Links', WRAPPERS['Safe Links'](LINK)],
    ['by Proofpoint 3', `https://urldefense.com/v3/__${LINK.replace('#', '*')}__;Iw!!AbC!De-F_g$ `],
    [
      'by Proofpoint 3, slashes folded',
      `https://urldefense.com/v3/__https:/${LINK.slice(8).replace('#', '*')}__;Iw!!A!b$`,
    ],
    [
      'by Proofpoint 2',
      `https://urldefense.proofpoint.com/v2/url?u=https-3A__credits.example.com_join-23jac-5Facme-5F${'x'.repeat(42)}-2D&d=DwMFaQ&c=1`,
    ],
  ])('%s is understood', (_, text) => {
    expect(parseJoinLink(text)).toEqual(INVITATION);
  });

  it.each([
    // Who opens these sends the token there: the outermost one counts.
    ['a query', `https://credits.example.com/join?next=https://evil.example/join#${token}`, INVITATION.url],
    [
      'a path',
      `https://credits.example.com/evil.example/join#${token}`,
      'https://credits.example.com/evil.example',
    ],
  ])('is to the host that it names, whatever its %s says', (_, text, url) => {
    expect(parseJoinLink(text)).toEqual({ url, token });
  });

  it('takes no time, however deep it seems to be wrapped', () => {
    const nested = 'https://a.example/?u='.repeat(900);
    expect(() => parseJoinLink(nested + encodeURIComponent(nested))).toThrow();
    expect(() => parseJoinLink(`join${'\n'.repeat(20_000)}`.repeat(3))).toThrow();
  });

  const wrapped = invitations.chain((invitation) =>
    fc
      .uniqueArray(fc.constantFrom(...Object.values(WRAPPERS)), { maxLength: 3 })
      .map((ways) => ({ invitation, text: ways.reduce((text, wrap) => wrap(text), joinLink(invitation)) })),
  );
  const around = fc.tuple(
    fc.constantFrom('', 'Join: ', '<', '(', '"', '“', '*', '\u200B', '\uFEFF', 'a\n', '> '),
    fc.constantFrom(
      '',
      '.',
      '>',
      ')',
      ',',
      '"',
      '”',
      '*',
      '\u200B',
      '\u2060.',
      '\nThanks, Ada',
      ' Thanks',
      '\r\n',
    ),
  );

  it('is the same invitation, however many programs have wrapped it, and whatever is around it', () => {
    fc.assert(
      fc.property(wrapped, around, ({ invitation, text }, [before, after]) => {
        expect(parseJoinLink(before + text + after)).toEqual(invitation);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same invitation or none where something came into it, and never another one', () => {
    const marks = fc.constantFrom('\u200B', '\u00AD', '\n', '\r\n', '\n> ', '=\n', ' ', '\t', '<', '"');
    const spoiled = fc.array(fc.tuple(fc.nat(400), marks), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(wrapped, spoiled, ({ invitation, text }, changes) => {
        const changed = changes.reduce((before, [place, mark]) => {
          const at = place % before.length;
          return before.slice(0, at) + mark + before.slice(at);
        }, text);
        let read: unknown = null;
        try {
          read = parseJoinLink(changed);
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^(invalid-input|insecure-server)$/) });
        }
        if (read !== null) expect(read).toEqual(invitation);
      }),
      { numRuns: 3_000 },
    );
  });
});
