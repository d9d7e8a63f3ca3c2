import { SyncedBrowser } from '../../kit/syncedBrowser';
import { aMember, type FakeServer, FakeWay } from './fakeServer';

/** A browser of a team whose server is in memory. */
export class Browser extends SyncedBrowser<FakeWay> {
  readonly server: FakeServer;

  constructor(server: FakeServer, member = 'ann') {
    super({
      way: (heard) => new FakeWay(server, aMember(member), heard),
      teamId: 'team-1',
      nowMs: server.nowMs,
      ledgerId: () => server.teamId,
    });
    this.server = server;
  }
}
