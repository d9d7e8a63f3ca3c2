import { useId, useRef, useState } from 'preact/hooks';
import { plural, text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { importBackup } from '../../lib/state/backup';
import { Confirmation } from '../ui/Confirmation';
import { StatusLine } from '../ui/StatusLine';

interface Props {
  readonly ask: Ask;
  /** How it went the last time. */
  readonly status: string;
  readonly say: (status: string) => void;
  /** All data is another now. */
  readonly onReplaced: () => void;
}

interface Chosen {
  readonly name: string;
  readonly json: string;
}

/** Replaces all data by an exported file, after asking. */
export function ImportData({ ask, status, say, onReplaced }: Props) {
  const label = useId();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);

  const choose = async (file: File | undefined) => {
    say('');
    setChosen(null);
    if (file === undefined) return;
    try {
      setChosen({ name: file.name, json: await file.text() });
    } catch {
      say(text('options_import_unreadable'));
    }
  };
  const close = () => {
    setChosen(null);
    if (input.current === null) return;
    // Choosing the same file again must count as choosing.
    input.current.value = '';
    input.current.focus();
  };
  const replace = async ({ json }: Chosen) => {
    const entries = await importBackup(ask, json);
    close();
    say(plural('options_import_done', entries));
    onReplaced();
  };

  return (
    <div class="task">
      <h3>{text('options_import')}</h3>
      <p class="muted">{text('options_import_text')}</p>
      <label class="visually-hidden" for={label}>
        {text('options_import_label')}
      </label>
      <input
        id={label}
        ref={input}
        type="file"
        accept="application/json,.json"
        onChange={(event) => choose(event.currentTarget.files?.[0])}
      />
      {chosen !== null && (
        <Confirmation
          key={chosen.name}
          confirmLabel={text('options_import_confirm')}
          confirm={() => replace(chosen)}
          cancel={close}
        >
          {text('options_import_question', chosen.name)}
        </Confirmation>
      )}
      <StatusLine>{status}</StatusLine>
    </div>
  );
}
