import { text } from '../../lib/i18n/text';
import type { ProblemCode } from '../../lib/protocol/problem';

/** What a person cures in the settings: by allowing the connection, or by another join link. */
const CURED_IN_SETTINGS: readonly ProblemCode[] = ['host-not-allowed', 'token-refused'];

/** Leads to where a problem is cured, if it is in the settings. */
export function SettingsLink({ code }: { readonly code: ProblemCode }) {
  if (!CURED_IN_SETTINGS.includes(code)) return null;
  return (
    <a class="button" href="/options.html#team" target="_blank" rel="noreferrer">
      {text('page_open_settings')}
    </a>
  );
}
