import { useId, useState } from 'preact/hooks';
import { text } from '../../../lib/i18n/text';

interface Props {
  readonly label: string;
  readonly onText: (content: string) => void;
}

/** Takes in a text from a file. */
export function FileInput({ label, onText }: Props) {
  const id = useId();
  const [unreadable, setUnreadable] = useState(false);
  const choose = async (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (file === undefined) return;
    setUnreadable(false);
    try {
      onText(await file.text());
    } catch {
      setUnreadable(true);
    }
    // Choosing the same file again must count as choosing.
    input.value = '';
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept="application/json,.json"
        onChange={(event) => choose(event.currentTarget)}
      />
      {unreadable && (
        <p class="field-error" role="alert">
          {text('options_import_unreadable')}
        </p>
      )}
    </div>
  );
}
