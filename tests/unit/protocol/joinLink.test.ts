import { describe, expect, it } from 'vitest';
import { joinLink, parseJoinLink } from '../../../lib/protocol/joinLink';

const token = `jac_acme_${'x'.repeat(42)}-`;

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

  it('may have been copied with spaces around it', () => {
    expect(parseJoinLink(` https://example.com/join#${token}\n`).token).toBe(token);
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
    ['a token that is too short', 'https://example.com/join#jac_acme_short'],
    ['a token with more behind it', `https://example.com/join#${token}&x=1`],
    ['another kind of address', `javascript:/join#${token}`],
    ['a file', `file:///join#${token}`],
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
