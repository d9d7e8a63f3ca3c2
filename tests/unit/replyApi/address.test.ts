import { expect, it } from 'vitest';
import { parseAddress } from '../../../lib/replyApi/address';
import { isJobId } from '../../../lib/replyApi/job';
import { parseKey } from '../../../lib/replyApi/key';

it.each([
  ['https://api.reply.io', 'https://api.reply.io'],
  [' https://api.reply.io/ ', 'https://api.reply.io'],
  ['https://proxy.example.com/reply/', 'https://proxy.example.com/reply'],
  ['http://127.0.0.1:9000', 'http://127.0.0.1:9000'],
  ['http://localhost', 'http://localhost'],
])('takes the address %s', (typed, address) => {
  expect(parseAddress(typed)).toBe(address);
});

it.each([
  ['', 'invalid-input'],
  ['api.reply.io', 'invalid-input'],
  ['ftp://api.reply.io', 'invalid-input'],
  ['https://user:secret@api.reply.io', 'invalid-input'],
  ['https://api.reply.io?key=1', 'invalid-input'],
  ['https://api.reply.io#x', 'invalid-input'],
  ['http://api.reply.io', 'insecure-server'],
  ['http://127.0.0.1.example.com', 'insecure-server'],
])('refuses the address %s', (typed, code) => {
  expect(() => parseAddress(typed)).toThrow(expect.objectContaining({ code }));
});

it('takes for a job’s id what can be a part of an address, and leads nowhere else', () => {
  expect(['42', 'job-1', 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6', 'a:b.c'].every(isJobId)).toBe(true);
  expect(['', '.', '..', '../users', 'a/b', 'a b', 'a?b', 'a#b', 'ü', 'x'.repeat(101)].some(isJobId)).toBe(
    false,
  );
});

it('takes for a key what can stand in a header', () => {
  expect(parseKey(' abcd-1234 ')).toBe('abcd-1234');
  for (const typed of ['', 'short', 'two words here', 'line\nbreak-in-it', 'schlüssel-1', 'x'.repeat(501)])
    expect(parseKey(typed)).toBeNull();
});
