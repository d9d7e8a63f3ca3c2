import { text } from '../../lib/i18n/text';
import { useStore } from '../../lib/state/useStore';
import type { OpenPage } from '../../lib/workshop/browsing';
import { Field } from '../ui/Field';
import { Loading } from '../ui/Loading';
import { Section } from '../ui/Section';
import { useBench } from './bench';

/** Which of the open pages is looked at, and how that is getting on. */
export function PagePicker({ pages }: { readonly pages: readonly OpenPage[] | null }) {
  const { link } = useBench();
  const { status, tabId } = useStore(link.store);
  return (
    <Section title={text('workshop_page')}>
      {pages === null && <Loading />}
      {pages?.length === 0 && (
        <div class="note note-info">
          <p>{text('workshop_page_none')}</p>
          <div class="actions">
            <a class="button" href="https://run.reply.io/" target="_blank" rel="noreferrer">
              {text('popup_runs_open_reply')}
            </a>
          </div>
        </div>
      )}
      {pages !== null && pages.length > 0 && (
        <Field label={text('workshop_page_label')} error={null}>
          {(links) => (
            <select
              {...links}
              value={tabId === null ? '' : String(tabId)}
              onChange={(event) => link.open(Number(event.currentTarget.value))}
            >
              {!pages.some((page) => page.tabId === tabId) && (
                <option value="">{text('workshop_page_choose')}</option>
              )}
              {pages.map((page) => (
                <option key={page.tabId} value={String(page.tabId)}>
                  {nameOf(page)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <p class={status === 'refused' ? 'link-status field-error' : 'link-status muted'} role="status">
        {status === 'none' || pages?.length === 0 ? '' : text(`workshop_link_${status}`)}
      </p>
    </Section>
  );
}

/** A title alone may be that of every page of the app. */
function nameOf({ title, url }: OpenPage): string {
  const address = url.replace(/^https:\/\/[^/]+/, '');
  return title === '' ? address : `${title} · ${address}`;
}
