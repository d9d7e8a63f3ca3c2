import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseContacts } from '../../../demo/app/csv';

const ADA = {
  email: 'ada@firm.example',
  firstName: 'Ada',
  lastName: 'Obi',
  company: 'Obi, Sons & Co',
  title: 'The "boss"',
  linkedIn: 'https://www.linkedin.com/in/ada',
};

describe('contacts of a CSV file', () => {
  it.each([
    [
      'commas and quoted fields',
      'Email,First Name,Last Name,Company,Title,LinkedIn profile\nada@firm.example,Ada,Obi,"Obi, Sons & Co","The ""boss""",https://www.linkedin.com/in/ada\n',
    ],
    [
      'semicolons, another order, a byte order mark and Windows line ends',
      '\uFEFFLinkedIn Profile;TITLE;Company;last_name;firstName;E-Mail;Phone\r\nhttps://www.linkedin.com/in/ada;"The ""boss""";Obi, Sons & Co;Obi;Ada; ada@firm.example ;123\r\n',
    ],
  ])('are read with %s', (_, text) => {
    expect(parseContacts(text)).toEqual({ rows: [ADA], problems: [] });
  });

  it('are read with semicolons where there are only two columns and blank lines', () => {
    const { rows, problems } = parseContacts('Email;Company\nada@firm.example;Obi, Sons & Co\n\n\n');
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([{ email: 'ada@firm.example', company: 'Obi, Sons & Co' }]);
  });

  it('may lack every column but the email', () => {
    expect(parseContacts('Email\nada@firm.example')).toEqual({
      rows: [{ ...ADA, firstName: '', lastName: '', company: '', title: '', linkedIn: '' }],
      problems: [],
    });
  });

  it('leave out rows that can’t be used, and name them as a spreadsheet does', () => {
    const text = [
      'Email,First Name',
      'ada@firm.example,Ada',
      '',
      ',Bea',
      'not an email,Cem',
      'ADA@firm.example,Ada again',
      'dan@firm.example,Dan,too,many',
    ].join('\n');
    const { rows, problems } = parseContacts(text);
    expect(rows.map(({ firstName }) => firstName)).toEqual(['Ada']);
    expect(problems).toEqual([
      'Row 4: the email is missing.',
      'Row 5: “not an email” is not an email.',
      'Row 6: it has the same email as row 2.',
      'Row 7: it has more values than there are columns.',
    ]);
  });

  it('are left out where the email is longer than any can be, in no time', () => {
    const { rows, problems } = parseContacts(`Email\na@${'.'.repeat(300_000)}@`);
    expect(rows).toEqual([]);
    expect(problems).toEqual(['Row 2: the email is too long.']);
  });

  it.each([
    ['without an email column', 'Name,Company\nAda,Obi', 'The file has no column called “Email”.'],
    ['without contacts', 'Email,Company\n', 'The file has no contacts in it.'],
    ['that is empty', '', 'The file has no column called “Email”.'],
    ['with an open quote', 'Email,Title\na@b.example,"CEO\n', 'Row 2: a quotation mark is not closed.'],
    [
      'in another encoding',
      'Email,Title\na@b.example,Gesch\uFFFDftsf\uFFFDhrer',
      'The file isn’t UTF-8 text. Save it as “CSV UTF-8” and try again.',
    ],
  ])('are refused as a whole from a file %s', (_, text, problem) => {
    expect(parseContacts(text)).toEqual({ rows: [], problems: [problem] });
  });

  it('are in the sample file: 40, of which 3 lack the data to write from', async () => {
    const text = await readFile('demo/contacts.csv', 'utf8');
    const { rows, problems } = parseContacts(text);
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(40);
    expect(rows.filter(({ title, linkedIn }) => title === '' && linkedIn === '')).toHaveLength(3);
  });
});
