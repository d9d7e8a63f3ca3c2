import { NO_ACCESS } from '../../cache/replyApiStore';
import { eraseLedger, exportLedger, importLedger } from '../../cache/transfer';
import { Incoming, Outgoing } from '../../messages/pieces';
import type { Handlers } from '../../messages/receive';
import { MAX_ENTRIES_PER_PAGE } from '../../protocol/http';
import { clearSettings, readSettings, writeSettings } from '../../settings/store';
import { readBackup, writeBackup } from '../backup';
import { firstEntries } from '../history';
import type { Services } from '../services';
import { ownOnly } from '../team';

/** All data at once: out to a file, in from one, or gone, where this browser keeps them; and their history, wherever it is kept. */
export function dataHandlers(
  services: Services,
): Pick<Handlers, 'data.export' | 'data.import' | 'data.erase' | 'data.history'> {
  const { team, now, changed, profilesChanged } = services;
  const own = async () => ownOnly(await team());
  const outgoing = new Outgoing();
  const incoming = new Incoming();

  async function backup(): Promise<string> {
    const { cache } = await own();
    const [settings, ledger] = await Promise.all([readSettings(), exportLedger(cache)]);
    return writeBackup({ exportedAtMs: now(), settings, ...ledger });
  }

  return {
    async 'data.export'({ exportId, place }) {
      await own();
      return outgoing.piece(exportId, place, backup);
    },
    async 'data.import'({ importId, place, ...piece }) {
      const { cache } = await own();
      const text = incoming.take(importId, place, piece);
      if (text === null) return null;
      const { settings, ...ledger } = await readBackup(text);
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
    'data.history': async ({ after }) =>
      firstEntries(await (await team()).backend.changes(after, MAX_ENTRIES_PER_PAGE)),
  };
}
