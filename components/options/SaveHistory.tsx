import { historyWords } from '../../lib/i18n/history';
import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import type { Member } from '../../lib/protocol/team';
import { historyCsv, memberNames } from '../../lib/state/history';
import { downloadFile, namedByDay } from './downloadFile';
import { SaveFile } from './SaveFile';

interface Props {
  readonly ask: Ask;
  /** Who this browser's person is in a team; null where there is none. */
  readonly member: Member | null;
}

/** Saves the history as a table, for a spreadsheet. */
export function SaveHistory({ ask, member }: Props) {
  const save = async () => {
    const names = member === null ? new Map<string, string>() : await memberNames(ask, member);
    const fileName = namedByDay('jason-ai-credits-history', 'csv');
    downloadFile(fileName, await historyCsv(ask, historyWords(), names), 'text/csv');
    return fileName;
  };
  return (
    <SaveFile
      title={text('options_history')}
      hint={text('options_history_text')}
      label={text('options_history_action')}
      save={save}
    />
  );
}
