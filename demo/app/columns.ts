import type { ContactRow } from '../model';

type Column = keyof ContactRow;

/**
 * What the well-known tools and our languages call the columns, the surest first: Apollo, HubSpot, Salesforce, LinkedIn, Outlook and
 * Google Contacts.
 */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  email: [
    'Email, Email address, E-mail addresses, Mail, Mail address',
    'E-Mail-Adresse, Mailadresse',
    'Correo, Correo electrónico, Dirección de correo electrónico, Dirección de correo, Dirección de email',
    'Adresse e-mail, Adresse mail, Adresse de messagerie, Adresse électronique, Courriel, Adresse courriel',
    'Endereço de e-mail, Correio eletrônico, Endereço de correio eletrônico',
    'Електронна пошта, Адреса електронної пошти, Електронна адреса, Ел. пошта, Пошта, Імейл, Емейл',
    'Email адреса',
    'メール, メールアドレス, 電子メール, 電子メールアドレス, Eメール, Eメールアドレス, Emailアドレス, 会社のメールアドレス, 会社メールアドレス',
    '勤務先メール, 勤務先メールアドレス, 勤務先のメールアドレス, 仕事用メール, 仕事用メールアドレス',
    'البريد الإلكتروني, بريد إلكتروني, عنوان البريد الإلكتروني, الإيميل, إيميل, بريد العمل الإلكتروني',
  ],
  firstName: [
    'First name, First, Given name, Forename, Vorname, Nombre, Nombre de pila, Primer nombre, Prénom, Nome',
    "Primeiro nome, Ім'я, 名, 名前（名）, الاسم الأول",
  ],
  lastName: [
    'Last name, Last, Family name, Surname, Nachname, Familienname, Apellido, Apellidos, Nom, Nom de famille',
    'Sobrenome, Último nome, Прізвище, 姓, 苗字, 名前（姓）, اسم العائلة, الاسم الأخير, الكنية, اللقب',
  ],
  company: [
    'Company, Company name, Account, Account name, Company / Account, Organization, Organization name',
    'Organisation, Employer',
    'Firma, Firmenname, Unternehmen, Unternehmensname, Empresa, Nombre de la empresa, Compañía, Organización',
    'Entreprise, Nom de l’entreprise, Société, Nome da empresa, Companhia, Organização',
    'Компанія, Назва компанії, Організація, 会社, 会社名, 企業, 企業名, 組織, 組織名, 勤務先, الشركة, اسم الشركة, المؤسسة',
  ],
  title: [
    'Job title, Position, Job position, Organization title, Berufsbezeichnung, Positionsbezeichnung',
    'Jobtitel',
    'Funktion, Cargo, Puesto, Puesto de trabajo, Poste, Intitulé du poste, Fonction, Função, Посада',
    '役職, 役職名, 職位, 肩書き, 肩書, المسمى الوظيفي, الوظيفة, المنصب',
    // In Outlook’s files, that is how somebody is addressed, beside the job title.
    'Title, Titel, Título, Titre, Role',
  ],
  linkedIn: [
    'LinkedIn, LinkedIn profil, Profil LinkedIn, Perfil LinkedIn, Профіль LinkedIn, LinkedInプロフィール',
    // LinkedIn’s own files call it so.
    'URL, Profile URL',
  ],
};

/** Words that say whose or what kind of a value it is: without them, it is still the same column. */
const QUALIFIERS = new Set(
  [
    'work business professional corporate primary secondary main contact person personal lead prospect',
    '',
    'associated current private value profile url link public the of geschäftlich geschäftliche geschäftlicher privat berufliche arbeit primäre kontakt',
    'de del la el laboral trabajo corporativo corporativa profesional principal asociada contacto',
    'du l pro professionnel professionnelle travail do da comercial profissional trabalho contato',
    'робоча робочий робочої основна основний ділова контакту للعمل العمل المهني الأساسي',
  ]
    .join(' ')
    .split(' ')
    .map(lettersOf),
);

/** Without case, accents, digits, spaces and signs. */
function lettersOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
}

/** A column's name without its qualifiers: `Person Linkedin Url` is `linkedin`, `E-mail 1 - Value` is `email`. */
function plainName(name: string): string {
  const words = name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').split(/[^\p{L}\p{M}'’]+/u);
  const plain = words.map(lettersOf).filter((word) => !QUALIFIERS.has(word));
  return plain.join('') || lettersOf(name);
}

/** Of each name, how sure it is: the lower, the surer. */
const RANKS = new Map(
  Object.entries(NAMES).map(([column, names]) => {
    const plain = names.join(', ').split(', ').map(plainName);
    return [column, new Map(plain.map((name, rank) => [name, rank]))];
  }),
);

/** Which columns of a header hold what, the surest first: where one is empty, the next one counts. */
export type Places = Readonly<Record<Column, readonly number[]>>;

export function findPlaces(header: readonly string[]): Places {
  const names = header.map(plainName);
  const places = (column: Column) => {
    const rank = (place: number) => RANKS.get(column)?.get(names[place] ?? '') ?? Number.POSITIVE_INFINITY;
    return [...names.keys()]
      .filter((place) => Number.isFinite(rank(place)))
      .toSorted((a, b) => rank(a) - rank(b));
  };
  return {
    email: places('email'),
    firstName: places('firstName'),
    lastName: places('lastName'),
    company: places('company'),
    // “Mr.” is no job, where another column holds that.
    title: places('title').slice(0, 1),
    linkedIn: places('linkedIn'),
  };
}
