import type { Category } from '../../lib/ledger/price';
import type { Status } from './vendor';

/** What a page says, in one language. */
export interface Language {
  readonly code: string;
  readonly categories: Readonly<Record<Category, string>>;
  readonly statuses: Readonly<Record<Status, string>>;
  readonly start: string;
  readonly clear: string;
  /** The sentence that says how many are chosen. */
  selected(count: number): string;
}

export const english: Language = {
  code: 'en',
  categories: {
    opener: 'Opener',
    'outbound-sales': 'Outbound sales',
    'inbound-sales': 'Inbound sales',
    recruiter: 'Recruiter',
    'start-up': 'Start-up',
    'business-development': 'Business development',
  },
  statuses: { idle: 'Not started', queued: 'Queued', personalized: 'Personalized', failed: 'Failed' },
  start: 'Write emails',
  clear: 'Clear selection',
  selected: (count) => `${new Intl.NumberFormat('en').format(count)} contacts selected`,
};

export const german: Language = {
  code: 'de',
  categories: {
    opener: 'Einstieg',
    'outbound-sales': 'Kaltakquise',
    'inbound-sales': 'Eingehende Anfragen',
    recruiter: 'Personalsuche',
    'start-up': 'Gründung',
    'business-development': 'Geschäftsentwicklung',
  },
  statuses: {
    idle: 'Nicht gestartet',
    queued: 'In der Warteschlange',
    personalized: 'Personalisiert',
    failed: 'Fehlgeschlagen',
  },
  start: 'E-Mails schreiben',
  clear: 'Auswahl aufheben',
  selected: (count) => `${new Intl.NumberFormat('de').format(count)} Kontakte ausgewählt`,
};

export const hindi: Language = {
  code: 'hi',
  categories: {
    opener: 'शुरुआत',
    'outbound-sales': 'आउटबाउंड बिक्री',
    'inbound-sales': 'इनबाउंड बिक्री',
    recruiter: 'भर्ती',
    'start-up': 'स्टार्टअप',
    'business-development': 'व्यवसाय विकास',
  },
  statuses: { idle: 'शुरू नहीं हुआ', queued: 'कतार में', personalized: 'तैयार', failed: 'विफल' },
  start: 'ईमेल लिखें',
  clear: 'चयन हटाएँ',
  selected: (count) => `${new Intl.NumberFormat('hi-IN-u-nu-deva').format(count)} संपर्क चुने गए`,
};
