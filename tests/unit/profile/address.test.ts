import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSequenceAddress } from '../../../lib/profile/address';
import { SHIPPED_PROFILES } from '../../../lib/profile/shipped';

const HOST = 'https://run.reply.io';

describe('the address of a page that profiles may read', () => {
  it.each([
    '/Dashboard/Material#/campaign/1841/people',
    '/dashboard/material#/CAMPAIGN/1841/People?search=api',
    '/Dashboard/Material#/people/list',
    '/app/sequences/77/contacts?returnTo=/settings',
    '/app/ai-sequences/77#top',
    '/outreach/5/people',
    '/grids/mui-grid/sequences/7',
    '/sequences/0f3a-9c/personalize',
    ...SHIPPED_PROFILES.flatMap(({ urls }) => urls.map((url) => url.slice(HOST.length))),
  ])('is %s', (path) => {
    expect(isSequenceAddress(HOST + path)).toBe(true);
  });

  it.each([
    '/Dashboard/Material#/settings/api',
    '/Dashboard/Material#/settings/email-accounts/',
    '/Dashboard/Material#/inbox',
    '/Dashboard/Material#/reports/emails',
    '/sequences/77/settings',
    '/sequences/77/emailAccounts',
    '/SEQUENCES/77/API',
    '/sequences/77/%73ettings',
    '/sequences/77/%2573ettings',
    '/sequences/%zz/%73ettings',
    '/sequences/77%2fsettings',
    '/people/api-keys',
    '/sequences/77#/settings/api',
    '/sequences/77#/anything',
    '/Dashboard/Material?route=/sequences/1#/unknown/5',
    '/login?next=/sequences/1',
    '/consequences/1',
    '/billing/people',
    '/',
  ])('is not %s', (path) => {
    expect(isSequenceAddress(HOST + path)).toBe(false);
  });

  it('is never one with a segment for keys, money or mail, whatever is around it', () => {
    const segment = fc.constantFrom('sequences', 'people', '42', 'contacts', 'x');
    const segments = fc.array(segment, { maxLength: 4 });
    const closed = fc.constantFrom('settings', 'api', 'Billing', 'INBOX', 'reports', 'account', 'login');
    fc.assert(
      fc.property(
        segments,
        closed,
        segments,
        fc.constantFrom('/', '#/', '/%2F'),
        (before, one, after, by) => {
          expect(isSequenceAddress(`${HOST}/${before.join('/')}${by}${[one, ...after].join('/')}`)).toBe(
            false,
          );
        },
      ),
    );
  });
});
