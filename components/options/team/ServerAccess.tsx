import { useEffect, useState } from 'preact/hooks';
import { text } from '../../../lib/i18n/text';
import { hasAccess, requestAccess } from '../../../lib/settings/serverAccess';

/** Says where the browser doesn't let the extension speak to the team's server any more, and asks for it again. */
export function ServerAccess({ url }: { readonly url: string }) {
  const [allowed, setAllowed] = useState(true);
  useEffect(() => {
    void hasAccess(url).then(setAllowed);
  }, [url]);
  if (allowed) return null;
  return (
    <div class="note note-warn" role="alert">
      <p>{text('options_team_not_allowed', new URL(url).hostname)}</p>
      <div class="actions">
        <button type="button" class="button" onClick={() => void requestAccess(url).then(setAllowed)}>
          {text('options_team_allow')}
        </button>
      </div>
    </div>
  );
}
