import type { DexieOptions } from 'dexie';
import * as v from 'valibot';
import { Token } from '../protocol/joinLink';
import { parse } from '../protocol/parse';
import { Id, Text } from '../protocol/parts';
import { MemberSchema, type TeamInfo } from '../protocol/team';
import { ConnectionDatabase, told } from './connectionDatabase';

/** The team's server that this browser works with, and who its person is there. */
export interface Connection extends Pick<TeamInfo, 'team' | 'member'> {
  /** The server's address, without a slash at its end. */
  readonly url: string;
  /** Only the worker sees it. */
  readonly token: string;
}

const Stored: v.GenericSchema<unknown, Connection> = v.object({
  url: v.pipe(v.string(), v.url()),
  token: Token,
  team: v.object({ id: Id, name: Text }),
  member: MemberSchema,
});

/**
 * What outlives any one team's data. It has a database of its own in IndexedDB and not a place in the extension's storage:
 * content scripts can read that.
 */
export interface Connections {
  /** @throws ProblemError `storage-failed` where it can't be read: no other team's credits must stand in for it */
  read(): Promise<Connection | null>;
  /** From now on, this one; null for none. @param abandoned a database that is to be deleted now */
  write(connection: Connection | null, abandoned: string | null): Promise<void>;
  /** Databases that were to be deleted, and may not have been. */
  abandoned(): Promise<readonly string[]>;
  /** One of them is gone, or in use again. */
  forget(abandoned: string): Promise<void>;
}

export function storedConnections(options: DexieOptions = {}): Connections {
  const db = new ConnectionDatabase(options);
  return {
    async read() {
      const stored = await told(db.connection.get('connection'));
      return stored === undefined ? null : parse(Stored, stored.value, 'storage-failed');
    },
    write: (connection, abandoned) =>
      told(
        db.transaction('rw', [db.connection, db.abandoned], async () => {
          if (connection === null) await db.connection.delete('connection');
          else await db.connection.put({ key: 'connection', value: connection });
          if (abandoned !== null) await db.abandoned.put({ name: abandoned });
        }),
      ),
    abandoned: () => told(db.abandoned.toCollection().primaryKeys()),
    forget: (name) => told(db.abandoned.delete(name)),
  };
}

/**
 * The name of the database that holds this browser's copy of a team's ledger. A member's outbox is their own: whoever joins
 * as somebody else begins anew.
 */
export function copyName({ url, team, member }: Pick<Connection, 'url' | 'team' | 'member'>): string {
  return `jason-ai-credits ${url} ${team.id} ${member.id}`;
}
