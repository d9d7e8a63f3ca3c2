import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Copy, faultsOf } from '../../kit/locales';

const LOCALES = new URL('../../../public/_locales/', import.meta.url);

const read = (folder: string): Copy =>
  JSON.parse(readFileSync(new URL(`${folder}/messages.json`, LOCALES), 'utf8'));

const english = read('en');

describe('the copy', () => {
  it('is there in eight languages', () => {
    expect(readdirSync(LOCALES).toSorted()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'ja', 'pt_BR', 'uk']);
  });

  it.each(readdirSync(LOCALES))(
    'in %s says all that the English one says, in every plural form',
    (folder) => {
      expect(faultsOf(read(folder), english, folder.replace('_', '-'))).toEqual([]);
    },
  );
});

describe('a fault is found', () => {
  const copy = {
    language: { message: 'uk' },
    direction: { message: 'ltr' },
    extName: { message: 'Jason AI Credits' },
    extDescription: { message: 'Скільки це коштує' },
    page_retry: { message: 'Спробувати ще раз' },
    page_left: { message: 'Залишилося: $1' },
    contacts_one: { message: '$1 контакт' },
    contacts_few: { message: '$1 контакти' },
    contacts_many: { message: '$1 контактів' },
    contacts_other: { message: '$1 контакту' },
  };
  const original = {
    language: { message: 'en' },
    direction: { message: 'ltr' },
    extName: { message: 'Jason AI Credits' },
    extDescription: { message: 'What it costs' },
    page_retry: { message: 'Try it again' },
    page_left: { message: '$1 left' },
    contacts_one: { message: 'the first contact' },
    contacts_other: { message: '$1 contacts' },
  };
  const said = (changes: Record<string, string | undefined>) =>
    faultsOf(
      Object.fromEntries(
        Object.entries({
          ...copy,
          ...Object.fromEntries(
            Object.entries(changes).map(([key, message]) => [
              key,
              message === undefined ? undefined : { message },
            ]),
          ),
        }).filter((entry): entry is [string, { message: string }] => entry[1] !== undefined),
      ),
      original,
      'uk',
    );

  it('nowhere in one that is right', () => expect(said({})).toEqual([]));

  it.each([
    ['a key is missing', { page_retry: undefined }, 'page_retry: missing'],
    ['a plural form is missing', { contacts_few: undefined }, 'contacts_few: missing'],
    ['a plural form is of another language', { contacts_two: '$1 контакти' }, 'contacts_two: no such key'],
    ['a key is unknown', { page_gone: 'Немає' }, 'page_gone: no such key'],
    ['it says nothing', { page_retry: ' ' }, 'page_retry: empty'],
    ['a placeholder is missing', { page_left: 'Залишилося' }, 'page_left: $1 is missing'],
    ['a form that is for 21, too, has no number', { contacts_one: 'контакт' }, 'contacts_one: $1 is missing'],
    ['a placeholder is unknown', { page_retry: 'Ще $1' }, "page_retry: $1 isn't in the English"],
    ['it was left in English', { page_retry: 'Try it again' }, 'page_retry: still in English'],
    ['the name is translated', { extName: 'Кредити' }, 'extName: must stay “Jason AI Credits”'],
    [
      'a store would refuse it',
      { extDescription: 'Ц'.repeat(133) },
      'extDescription: more than 132 characters',
    ],
    ['it names another language', { language: 'ua' }, 'language: must be uk'],
  ])('where %s', (_, changes, fault) => {
    expect(said(changes)).toContain(fault);
  });
});
