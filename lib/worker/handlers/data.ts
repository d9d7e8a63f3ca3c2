import { BackupSchema } from '../../cache/backup';
import { NO_ACCESS } from '../../cache/replyApiStore';
import { eraseLedger, exportLedger, importLedger } from '../../cache/transfer';
import type { Handlers } from '../../messages/receive';
import { parse } from '../../protocol/parse';
import { ProblemError } from '../../protocol/problem';
import { clearSettings, readSettings, writeSettings } from '../../settings/store';
import type { Services } from '../services';
import { ownOnly } from '../team';

/** All data at once: out to a file, in from one, or gone. Only where this browser keeps them. */
export function dataHandlers(
  services: Services,
): Pick<Handlers, 'data.export' | 'data.import' | 'data.erase'> {
  const { team, now, changed, profilesChanged } = services;
  const own = async () => ownOnly(await team());
  return {
    async 'data.export'() {
      const { cache } = await own();
      const exportedAtMs = now();
      const backup = {
        format: 'jason-ai-credits',
        version: 1,
        exportedAtMs,
        settings: await readSettings(),
        ...(await exportLedger(cache)),
      };
      const day = new Date(exportedAtMs).toISOString().slice(0, 10);
      return { fileName: `jason-ai-credits-${day}.json`, json: JSON.stringify(backup) };
    },
    async 'data.import'({ json }) {
      const { cache } = await own();
      const { settings, ...ledger } = parse(BackupSchema, parseJson(json), 'invalid-input');
      await importLedger(cache, ledger, now());
      await writeSettings(settings);
      changed();
      profilesChanged();
      return { entries: ledger.entries.length };
    },
    async 'data.erase'() {
      await eraseLedger((await own()).cache);
      await clearSettings();
      await services.replyApi.store.writeAccess(NO_ACCESS);
      changed();
      profilesChanged();
      return null;
    },
  };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new ProblemError('invalid-input', cause instanceof Error ? cause.message : '', { cause });
  }
}
