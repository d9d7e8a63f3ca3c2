import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Category } from '../model';

export type Language = 'en' | 'de';

export const LANGUAGES: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
];

interface Dictionary {
  readonly categories: Readonly<Record<Category, string>>;
  readonly noneSelected: string;
  readonly oneSelected: string;
  selected(count: string): string;
  /** How numbers are written. */
  readonly locale: string;
}

const DICTIONARIES: Readonly<Record<Language, Dictionary>> = {
  en: {
    categories: {
      opener: 'Opener',
      'outbound-sales': 'Outbound sales',
      'inbound-sales': 'Inbound sales',
      recruiter: 'Recruiter',
      'start-up': 'Start-up',
      'business-development': 'Business development',
    },
    noneSelected: 'No contacts selected',
    oneSelected: '1 contact selected',
    selected: (count) => `${count} contacts selected`,
    locale: navigator.language,
  },
  de: {
    categories: {
      opener: 'Einstieg',
      'outbound-sales': 'Outbound-Vertrieb',
      'inbound-sales': 'Inbound-Vertrieb',
      recruiter: 'Personalsuche',
      'start-up': 'Start-up',
      'business-development': 'Geschäftsentwicklung',
    },
    noneSelected: 'Keine Kontakte ausgewählt',
    oneSelected: '1 Kontakt ausgewählt',
    selected: (count) => `${count} Kontakte ausgewählt`,
    locale: 'de-DE',
  },
};

export const LanguageContext = createContext<Language>('en');

/** The words and number format of the language that is chosen in the header. */
export function useWords() {
  const words = DICTIONARIES[useContext(LanguageContext)];
  const number = (value: number) => value.toLocaleString(words.locale);
  return {
    categories: words.categories,
    number,
    selected(count: number): string {
      if (count === 0) return words.noneSelected;
      return count === 1 ? words.oneSelected : words.selected(number(count));
    },
  };
}

const STORED = 'language';

export function storedLanguage(): Language {
  return localStorage.getItem(STORED) === 'de' ? 'de' : 'en';
}

export function storeLanguage(language: Language): void {
  localStorage.setItem(STORED, language);
}
