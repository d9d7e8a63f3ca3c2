import { useId } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import type { BackendChoice } from '../../lib/settings/settings';
import { Section } from '../ui/Section';

/** Where the ledger lives. One place so far: the choice is shown so that a person knows where their data is. */
export function BackendSection({ backend }: { readonly backend: BackendChoice }) {
  const hint = useId();
  return (
    <Section title={text('options_backend')}>
      <fieldset class="choices">
        <legend class="visually-hidden">{text('options_backend')}</legend>
        <label class="choice">
          <input type="radio" name="backend" checked={backend === 'embedded'} aria-describedby={hint} />
          {text('options_backend_embedded')}
        </label>
        <p class="hint choice-hint" id={hint}>
          {text('options_backend_embedded_hint')}
        </p>
      </fieldset>
    </Section>
  );
}
