import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { type Connection, copyName, storedConnections } from '../../../lib/cache/connection';

const CONNECTION: Connection = {
  url: 'https://credits.example.com',
  token: `jac_team-a_${'x'.repeat(43)}`,
  team: { id: 'team-a', name: 'Ours' },
  member: { id: 'ann', name: 'Ann', role: 'owner', limit: null },
};

it('is kept until there is another or none, with what is to be deleted since', async () => {
  const dexie = { indexedDB: new IDBFactory() };
  const connections = storedConnections(dexie);
  expect(await connections.read()).toBeNull();
  await connections.write(CONNECTION, null);
  expect(await storedConnections(dexie).read()).toEqual(CONNECTION);
  await connections.write(null, 'an old copy');
  expect(await storedConnections(dexie).read()).toBeNull();
  expect(await connections.abandoned()).toEqual(['an old copy']);
  await connections.forget('an old copy');
  expect(await connections.abandoned()).toEqual([]);
});

it('that can not be read is a problem, and not a return to this browser’s own credits', async () => {
  const dexie = { indexedDB: new IDBFactory() };
  const connections = storedConnections(dexie);
  await connections.write(CONNECTION, null);
  const raw = await new Dexie('jason-ai-credits-connection', dexie).open();
  await raw.table('connection').put({ key: 'connection', value: { ...CONNECTION, token: 'spoiled' } });
  await expect(connections.read()).rejects.toMatchObject({ code: 'storage-failed' });
});

it('names a copy by server, team and member', () => {
  const names = [
    CONNECTION,
    { ...CONNECTION, url: 'https://other.example.com' },
    { ...CONNECTION, team: { id: 'team-b', name: 'Ours' } },
    { ...CONNECTION, member: { ...CONNECTION.member, id: 'ben' } },
  ].map(copyName);
  expect(new Set(names).size).toBe(names.length);
  expect(copyName({ ...CONNECTION, team: { id: 'team-a', name: 'Renamed' } })).toBe(names[0]);
});
