import { useState } from 'preact/hooks';
import { useAction } from '../ui/useAction';

interface Options<T> {
  /** What is stored, as it is typed. */
  readonly stored: string;
  /** @returns null where what was typed can't be saved */
  readonly parse: (typed: string) => { readonly value: T } | null;
  /** Why it can't. */
  readonly wrong: string;
  readonly save: (value: T) => Promise<void>;
}

/** A setting that is typed, checked and saved. What was typed stays when it is refused. */
export function useTypedSetting<T>({ stored, parse, wrong, save }: Options<T>) {
  const [typed, setTyped] = useState(stored);
  const [error, setError] = useState<string | null>(null);
  const saving = useAction(save);

  const submit = (event: Event) => {
    event.preventDefault();
    const parsed = parse(typed);
    setError(parsed === null ? wrong : null);
    if (parsed === null) saving.reset();
    else void saving.run(parsed.value);
  };

  return { typed, setTyped, error, saving, submit };
}
