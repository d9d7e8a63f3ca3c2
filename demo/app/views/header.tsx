import type { Account } from '../../model';
import { LANGUAGES, type Language } from '../language';

interface HeaderProps {
  readonly account: Account;
  readonly language: Language;
  onLanguage(language: Language): void;
}

export function Header({ account, language, onLanguage }: HeaderProps) {
  const initials = account.name.replace(/(\S)\S*\s*/g, '$1');
  return (
    <header class="header">
      <a class="header__brand" href="#/people/list">
        <img src="/icon.svg" alt="" width="26" height="26" />
        Reply
      </a>
      <label class="header__language">
        Language
        <select
          class="field"
          value={language}
          onChange={({ currentTarget }) => onLanguage(currentTarget.value === 'de' ? 'de' : 'en')}
        >
          {LANGUAGES.map(({ code, name }) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <div class="account">
        <span class="account__initials" aria-hidden="true">
          {initials}
        </span>
        <span>
          <span class="account__name">{account.name}</span>
          <span class="account__team">{account.team}</span>
        </span>
      </div>
    </header>
  );
}
