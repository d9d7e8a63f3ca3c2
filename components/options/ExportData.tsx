import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { exportBackup } from '../../lib/state/backup';
import { downloadFile, namedByDay } from './downloadFile';
import { SaveFile } from './SaveFile';

/** Saves all data as a file. */
export function ExportData({ ask }: { readonly ask: Ask }) {
  const save = async () => {
    const fileName = namedByDay('jason-ai-credits', 'json');
    downloadFile(fileName, await exportBackup(ask));
    return fileName;
  };
  return (
    <SaveFile
      title={text('options_export')}
      hint={text('options_export_text')}
      label={text('options_export_action')}
      save={save}
    />
  );
}
