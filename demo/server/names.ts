/** Names of one language; a name in another script is written `name=latin`, for the email. */
export interface NamePool {
  readonly first: readonly [string, ...string[]];
  readonly last: readonly [string, ...string[]];
  /** Family name first, written together in scripts that don't use spaces. */
  readonly order?: 'family-first' | 'together';
}

const words = (text: string): [string, ...string[]] => {
  const [first = '', ...rest] = text.split(/\s+/);
  return [first, ...rest];
};

const ENGLISH: NamePool = {
  first: words(
    'Olivia James Amelia Daniel Grace Marcus Hannah Tyrone Chloe Ethan Naomi Gareth Imani Rosalind Jordan Priscilla Wesley Maeve Desmond Tessa',
  ),
  last: words(
    "Carter Whitfield Okafor O'Brien Bennett Sinclair Hughes Montgomery Reid Ashworth Blackwood Freeman Doyle MacLeod Sutherland Pryce Holloway Ellis Nakamura-Jones Featherstonehaugh",
  ),
};

export const NAME_POOLS: readonly [NamePool, ...NamePool[]] = [
  ENGLISH,
  ENGLISH,
  {
    first: words('Jürgen Katharina Sören Annika Björn Lieselotte Matthias Ayşe Maximiliane-Theodora Uwe'),
    last: words(
      'Müller Großmann Schröder Weiß Köhler Öztürk Hinrichs Brandstätter Leutheusser-Schnarrenberger Jung',
    ),
  },
  {
    first: words('José Lucía Álvaro Inés Íñigo María Thiago Beatriz Joaquín Valentina'),
    last: words('García Núñez Fernández Ibáñez Castañeda Quintana Gonçalves Peña Echeverría Ruiz'),
  },
  {
    first: words('Élodie François Zoé Hélène Jean-Baptiste Anaïs Théo Maëlle'),
    last: words('Lefèvre Dubois Garçon Beaumont Lemaître Rousseau Charpentier Noël'),
  },
  {
    first: words('Łukasz Agnieszka Zdzisław Małgorzata Jiří Šárka Ondřej Żaneta'),
    last: words('Wiśniewski Kowalczyk Szczepański Dvořák Brzęczyszczykiewicz Černý Zając Świątek'),
  },
  {
    first: words('Åsa Håkon Søren Guðrún Päivi Mikael Ingrid Øyvind'),
    last: words('Lindqvist Ødegård Nørgaard Þorsteinsdóttir Virtanen Bergström Hämäläinen Dahl'),
  },
  {
    first: words('Priya Arjun Lakshmi Rohan Ananya Vikram Thiruvengadam Sneha'),
    last: words('Sharma Venkataraghavan Iyer Chatterjee Patel Subramanian Kapoor Nair'),
  },
  {
    first: words('Thị-Hương Văn-Đức Minh Lan Quỳnh Tuấn'),
    last: words('Nguyễn Trần Phạm Lê Đặng Vũ'),
    order: 'family-first',
  },
  {
    first: words('健太=kenta 美咲=misaki 翔=sho 陽子=yoko 大輔=daisuke 結衣=yui'),
    last: words('佐藤=sato 鈴木=suzuki 高橋=takahashi 渡辺=watanabe 小林=kobayashi 長谷川=hasegawa'),
    order: 'family-first',
  },
  {
    first: words('伟=wei 芳=fang 静怡=jingyi 建国=jianguo 晓明=xiaoming'),
    last: words('王=wang 李=li 欧阳=ouyang 张=zhang 陈=chen'),
    order: 'together',
  },
  {
    first: words('민준=minjun 서연=seoyeon 지우=jiwoo 하은=haeun'),
    last: words('김=kim 박=park 이=lee 최=choi'),
    order: 'together',
  },
  {
    first: words('Олександр=oleksandr Наталія=nataliia Дмитро=dmytro Світлана=svitlana Юрій=yurii'),
    last: words('Шевченко=shevchenko Коваленко=kovalenko Бондаренко=bondarenko Ткачук=tkachuk'),
  },
  {
    first: words('محمد=mohammed فاطمة=fatima يوسف=yousef ليلى=layla'),
    last: words('الهاشمي=alhashimi النجار=alnajjar خليل=khalil منصور=mansour'),
  },
  {
    first: words('Νίκος=nikos Ελένη=eleni Γιώργος=giorgos Δήμητρα=dimitra'),
    last: words('Παπαδόπουλος=papadopoulos Οικονόμου=oikonomou Νικολάου=nikolaou'),
  },
];

export const COMPANY_NAMES = words(
  'Northbeam Calderwood Fernhill Brightpath Oakmont Stellaris Kestrel Ironbridge Maplewood Quillon Halcyon Ridgeline Tidewater Lumenary Copperfield Sundial Vantage Argentum Bluewren Crosswind Driftline Evergate Foxglove Granite',
);
export const COMPANY_KINDS = words(
  'Logistics Software Analytics Health Robotics Foods Capital Energy Media Mobility Labs Partners',
);
export const TITLES: readonly [string, ...string[]] = [
  'Head of Sales',
  'Chief Executive Officer',
  'VP Marketing',
  'Account Executive',
  'Founder',
  'Head of Talent Acquisition',
  'Director of Revenue Operations',
  'Procurement Manager',
  'Growth Lead',
  'Chief Technology Officer',
  'Regional Vice President, Strategic Partnerships and Channel Development (EMEA)',
  'Customer Success Manager',
  'Operations Director',
  'People Partner',
  'Demand Generation Manager',
  'Managing Director',
  'Product Marketing Manager',
  'IT Manager',
];
