import { useEffect, useState } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import { hasSiteAccess, requestSiteAccess } from '../../lib/settings/siteAccess';

/** Where the browser keeps the extension from sequence pages: says so, and asks for access. */
export function SiteAccess() {
  const [state, setState] = useState<'allowed' | 'missing' | 'refused'>('allowed');
  useEffect(() => {
    void hasSiteAccess().then((isAllowed) => setState(isAllowed ? 'allowed' : 'missing'));
  }, []);
  if (state === 'allowed') return null;
  return (
    <section class="note note-warn" aria-labelledby="site-access">
      <h2 class="note-title" id="site-access">
        {text('popup_access')}
      </h2>
      <p role="status">{text(state === 'refused' ? 'popup_access_refused' : 'popup_access_text')}</p>
      <div class="actions">
        <button
          type="button"
          class="button button-primary"
          onClick={() =>
            void requestSiteAccess().then((isAllowed) => setState(isAllowed ? 'allowed' : 'refused'))
          }
        >
          {text('popup_access_allow')}
        </button>
      </div>
    </section>
  );
}
