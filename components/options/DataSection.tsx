import { useState } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { Section } from '../ui/Section';
import { EraseData } from './EraseData';
import { ExportData } from './ExportData';
import { ImportData } from './ImportData';
import { SaveHistory } from './SaveHistory';

interface Props {
  readonly ask: Ask;
  /** All data is another now, or gone. */
  readonly onReplaced: () => void;
}

/** All data at once: out to a file, in from one, or gone. */
export function DataSection({ ask, onReplaced }: Props) {
  // One result at a time: "erased" must not stay beside a later "imported".
  const [result, setResult] = useState({ of: '', words: '' });
  const say = (of: 'import' | 'erase') => (words: string) => setResult({ of, words });
  return (
    <Section anchor="data" title={text('options_data')}>
      <SaveHistory ask={ask} member={null} />
      <ExportData ask={ask} />
      <ImportData
        ask={ask}
        status={result.of === 'import' ? result.words : ''}
        say={say('import')}
        onReplaced={onReplaced}
      />
      <EraseData
        ask={ask}
        status={result.of === 'erase' ? result.words : ''}
        say={say('erase')}
        onErased={onReplaced}
      />
    </Section>
  );
}
