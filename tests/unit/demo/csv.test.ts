import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { decodeFile, parseContacts } from '../../../demo/app/csv';

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
    [
      'the line that tells Excel what divides it',
      'sep=;\r\nEmail;First Name;Last Name;Company;Title;LinkedIn\r\nada@firm.example;Ada;Obi;Obi, Sons & Co;"The ""boss""";https://www.linkedin.com/in/ada\r\n',
    ],
    [
      'a divider at the end of each line but the first',
      'Email;First Name;Last Name;Company;Title;LinkedIn\nada@firm.example;Ada;Obi;Obi, Sons & Co;"The ""boss""";https://www.linkedin.com/in/ada;;\n',
    ],
    [
      'a divider at the end of the first line',
      'Email;First Name;Last Name;Company;Title;LinkedIn;\nada@firm.example;Ada;Obi;Obi, Sons & Co;"The ""boss""";https://www.linkedin.com/in/ada\n',
    ],
    [
      'LinkedIn’s notes',
      'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing, by choice; see settings"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Obi,https://www.linkedin.com/in/ada,ada@firm.example,"Obi, Sons & Co","The ""boss""",01 Dec 2026\n',
    ],
    [
      'Apollo’s columns',
      'First Name,Last Name,Title,Company,Company Name for Emails,Email,Email Status,Person Linkedin Url,Company Linkedin Url\nAda,Obi,"The ""boss""","Obi, Sons & Co",Obi,ada@firm.example,Verified,https://www.linkedin.com/in/ada,https://www.linkedin.com/company/obi\n',
    ],
    [
      'HubSpot’s columns',
      'Record ID,First Name,Last Name,Email,Job Title,Associated Company IDs,Associated Company,LinkedIn URL,Contact owner\n1,Ada,Obi,ada@firm.example,"The ""boss""",7,"Obi, Sons & Co",https://www.linkedin.com/in/ada,ben@us.example\n',
    ],
    [
      'Outlook’s columns',
      'Title,First Name,Last Name,Company,Job Title,E-mail Address,E-mail Type,E-mail 2 Address,Web Page,LinkedIn Profile URL\nMs.,Ada,Obi,"Obi, Sons & Co","The ""boss""",,SMTP,ada@firm.example,https://firm.example,https://www.linkedin.com/in/ada\n',
    ],
    [
      'Google’s columns',
      'Given Name,Family Name,Organization 1 - Name,Organization 1 - Title,E-mail 1 - Type,E-mail 1 - Value,Website 1 - Value,LinkedIn\nAda,Obi,"Obi, Sons & Co","The ""boss""",Work,ada@firm.example,https://firm.example,https://www.linkedin.com/in/ada\n',
    ],
    [
      'Salesforce’s columns',
      '"First Name","Last Name","Account Name","Title","Email","LinkedIn Profile URL"\n"Ada","Obi","Obi, Sons & Co","The ""boss""","ada@firm.example","https://www.linkedin.com/in/ada"\n',
    ],
  ])('are read with %s', (_, text) => {
    expect(parseContacts(text)).toMatchObject({ rows: [ADA], problems: [] });
  });

  it.each([
    'Email',
    'E-Mail-Adresse',
    'Work Email',
    'workEmail',
    'Person - Email - Work',
    'Geschäftliche E-Mail-Adresse',
    'E-Mail (geschäftlich)',
    'Correo electrónico del trabajo',
    'Dirección de correo electrónico',
    'Adresse e-mail professionnelle',
    'Courriel',
    'Endereço de e-mail',
    'E-mail comercial',
    'Робоча електронна пошта',
    'Адреса електронної пошти',
    'メールアドレス',
    'Ｅメール',
    'البريد الإلكتروني',
    'البريد الالكتروني للعمل',
  ])('may have their emails in a column called “%s”', (name) => {
    const { rows } = parseContacts(`${name},x\nada@firm.example,y`);
    expect(rows).toMatchObject([{ email: 'ada@firm.example' }]);
  });

  it.each([
    'Email Status',
    'Company Email Domain',
    'Contact owner email',
    'Primary Email Source',
    'Email Opt Out',
  ])('have no emails in a column called “%s”', (name) => {
    expect(parseContacts(`${name},x\nada@firm.example,y`).rows).toEqual([]);
  });

  it('are told of with the columns that nothing becomes of, as far as there is something in them', () => {
    const text =
      'Email,Secondary Email,Work Email,Phone,City,,URL\nada@firm.example,,ada@work.example,123,,x,https://firm.example\n';
    expect(parseContacts(text)).toMatchObject({
      rows: [{ email: 'ada@firm.example', linkedIn: '' }],
      leftOut: ['Work Email', 'Phone', 'URL'],
    });
  });

  it.each([
    ['UTF-8', [0xef, 0xbb, 0xbf], 'utf8'],
    ['UTF-8 without a mark', [], 'utf8'],
    ['UTF-16, as Excel’s Unicode text', [0xff, 0xfe], 'utf16le'],
    ['UTF-16 without a mark', [], 'utf16le'],
    ['big-endian UTF-16', [0xfe, 0xff], 'utf16be'],
  ] as const)('are read from a file in %s', (_, mark, encoding) => {
    const text = 'Email\tVorname\r\nada@firm.example\tJürgen 渡辺\r\n';
    const little = Buffer.from(text, encoding === 'utf8' ? 'utf8' : 'utf16le');
    const bytes = encoding === 'utf16be' ? little.swap16() : little;
    const { rows } = parseContacts(decodeFile(new Uint8Array([...mark, ...bytes])));
    expect(rows).toMatchObject([{ email: 'ada@firm.example', firstName: 'Jürgen 渡辺' }]);
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
      leftOut: [],
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
    expect(parseContacts(text)).toEqual({ rows: [], problems: [problem], leftOut: [] });
  });

  it('are in the sample file: 40, of which 3 lack the data to write from', async () => {
    const text = await readFile('demo/contacts.csv', 'utf8');
    const { rows, problems } = parseContacts(text);
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(40);
    expect(rows.filter(({ title, linkedIn }) => title === '' && linkedIn === '')).toHaveLength(3);
  });
});
