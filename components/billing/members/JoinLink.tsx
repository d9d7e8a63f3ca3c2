import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { text } from '../../../lib/i18n/text';
import { StatusLine } from '../../ui/StatusLine';

interface Props {
  readonly name: string;
  readonly link: string;
  readonly close: () => void;
}

/** A member's join link in a dialog, shown this once, to be copied. */
export function JoinLink({ name, link, close }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');

  // What was pressed is gone; and the link is selected, for those who copy by keyboard.
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setSaid(text('members_link_copied'));
    } catch {
      field.current?.focus();
      field.current?.select();
      setSaid(text('members_link_selected'));
    }
  };

  return (
    <div class="join-link">
      <p id={`${id}-how`}>{text('members_link_send', name)}</p>
      <div class="field">
        <label for={id}>{text('members_link')}</label>
        <input
          id={id}
          ref={field}
          type="url"
          readOnly
          spellcheck={false}
          aria-describedby={`${id}-how`}
          value={link}
        />
      </div>
      <StatusLine>{said}</StatusLine>
      <div class="actions modal-actions">
        <button type="button" class="button" onClick={close}>
          {text('members_link_done')}
        </button>
        <button type="button" class="button button-primary" onClick={() => void copy()}>
          {text('members_link_copy')}
        </button>
      </div>
    </div>
  );
}
