import type { GrantRow, RunRow, TeamRow } from '../../../lib/cache/rows';
import type { Entry } from '../../../lib/ledger';
import type { Disk } from '../kit/disk';
import { Books } from './books';
import type { Facts } from './facts';
import { check } from './violation';

const OWN = 'jason-ai-credits';

/** Reads a browser's storage behind its back, and holds it against the rules. */
export class BrowserAudit {
  readonly #name: string;
  readonly #disk: Disk;
  readonly #facts: Facts;
  readonly #server: Books;
  readonly #seen = new Map<string, TeamRow>();
  #own: Books | null = null;
  #ownId = '';

  constructor(name: string, disk: Disk, facts: Facts, server: Books) {
    this.#name = name;
    this.#disk = disk;
    this.#facts = facts;
    this.#server = server;
  }

  /** The ledger that this browser keeps itself; null where there is none. */
  get own(): Books | null {
    return this.#own;
  }

  /** @throws Violation */
  check(): void {
    for (const database of this.#disk.databases) {
      if (database === `${OWN}-connection` || this.#disk.isChanging(database)) continue;
      const [team] = this.#disk.rows<TeamRow>(database, 'team');
      if (team === undefined || this.#seen.get(database) === team) continue;
      this.#seen.set(database, team);
      if (database === OWN) this.#checkOwn(team);
      else this.#checkCopy(team);
    }
  }

  #checkOwn(team: TeamRow): void {
    if (this.#own === null || this.#ownId !== team.ledgerId) {
      this.#own = new Books(`${this.#name}'s own credits`, this.#facts);
      this.#ownId = team.ledgerId;
    }
    const books = this.#own;
    const entries = this.#disk.rows<Entry>(OWN, 'entries');
    for (const entry of entries.slice(books.entries.length)) books.take(entry);
    check(
      team.cursor === entries.length,
      `${this.#name}: its own team stands at ${team.cursor} of ${entries.length}`,
    );
    this.#compare(team, books);
    books.checkComplete();
    books.checkGrants(this.#disk.rows<GrantRow>(OWN, 'grants'));
  }

  /** Two browsers that have seen the same cursor show the same numbers: those after that entry. */
  #checkCopy(team: TeamRow): void {
    check(
      team.cursor <= this.#server.entries.length,
      `${this.#name} has seen entry ${team.cursor}, which there isn't`,
    );
    if (team.cursor > 0) this.#compare(team, this.#server);
  }

  #compare(team: TeamRow, { entries }: Books): void {
    const balances = entries[team.cursor - 1]?.balances;
    if (balances === undefined) return;
    for (const [name, amount] of Object.entries(balances)) {
      const shown = team.balances[name as keyof typeof balances];
      check(shown === amount, `${this.#name} at ${team.cursor} has ${shown} ${name}, not ${amount}`);
    }
  }

  /** Once all is calm: a copy agrees with the server to the run. @throws Violation */
  checkAgreement(database: string): void {
    const [team] = this.#disk.rows<TeamRow>(database, 'team');
    check(
      team?.cursor === this.#server.entries.length,
      `${this.#name} ends at ${team?.cursor}, the server at ${this.#server.entries.length}`,
    );
    check(this.#disk.rows(database, 'outbox').length === 0, `${this.#name} still has something to deliver`);
    for (const run of this.#disk.rows<RunRow>(database, 'runs')) {
      const booked = this.#server.runs.get(run.runId);
      for (const name of ['pending', 'deducted', 'refunded', 'unbilled'] as const)
        check(
          run[name] === booked?.[name],
          `${this.#name}: run ${run.runId} has ${run[name]} ${name}, not ${booked?.[name]}`,
        );
    }
  }
}
