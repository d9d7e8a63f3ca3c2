import { useMemo, useState } from 'preact/hooks';
import { rejectionText } from '../../lib/i18n/codes';
import { formatNumber, plural, text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { createIntents } from '../../lib/state/intents';
import { Field } from '../ui/Field';
import { NumberInput } from '../ui/NumberInput';
import { Section } from '../ui/Section';
import { useAction } from '../ui/useAction';
import { wholeNumber } from '../ui/wholeNumber';
import { SaveRow } from './SaveRow';

/** More than anybody needs for trying, and far from where sums stop being exact. */
const MAX_DEMO_CREDITS = 1_000_000;
const KINDS = ['plan', 'purchase'] as const;

type Kind = (typeof KINDS)[number];

/** Adds credits to try the extension with. */
export function DemoSection({ ask }: { readonly ask: Ask }) {
  const intents = useMemo(createIntents, []);
  const [kind, setKind] = useState<Kind>('plan');
  const [typed, setTyped] = useState('100');
  const [error, setError] = useState<string | null>(null);

  const adding = useAction(async (source: Kind, credits: number) => {
    const intent = `${source} ${credits}`;
    const answer = await ask('demo.grant', { commandId: intents.idOf(intent), source, credits });
    intents.answered(intent);
    return answer.status === 'rejected' ? rejectionText(answer.code) : plural('options_demo_added', credits);
  });

  const submit = (event: Event) => {
    event.preventDefault();
    const credits = wholeNumber(typed, 1, MAX_DEMO_CREDITS);
    setError(credits === null ? text('options_demo_amount_error', formatNumber(MAX_DEMO_CREDITS)) : null);
    if (credits === null) adding.reset();
    else if (adding.state.status !== 'busy') void adding.run(kind, credits);
  };

  return (
    <Section title={text('options_demo')} intro={text('options_demo_intro')}>
      <form onSubmit={submit} noValidate>
        <fieldset class="choices">
          <legend>{text('options_demo_kind')}</legend>
          {KINDS.map((one) => (
            <label class="choice" key={one}>
              <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
              {text(`options_demo_${one}`)}
            </label>
          ))}
        </fieldset>
        <Field label={text('options_demo_amount')} error={error}>
          {(links) => <NumberInput links={links} typed={typed} onType={setTyped} />}
        </Field>
        <SaveRow
          state={adding.state}
          saveLabel={text('options_demo_add')}
          done={adding.state.status === 'done' ? adding.state.result : ''}
        />
      </form>
    </Section>
  );
}
