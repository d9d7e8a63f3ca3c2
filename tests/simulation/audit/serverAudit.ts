import type { PGlite } from '@electric-sql/pglite';
import type { Answer, Entry } from '../../../lib/ledger';
import type { CommandRequest } from '../../../lib/protocol/command';
import { Books } from './books';
import type { Facts } from './facts';
import { check } from './violation';

interface StoredGrant {
  readonly id: string;
  readonly available: number;
  readonly retained: number;
  readonly used: number;
  readonly expired: number;
}

/** Reads the server's database behind its back, and holds it against the rules. */
export class ServerAudit {
  readonly books: Books;
  readonly #database: PGlite;
  readonly #answers = new Map<string, string>();
  readonly #commands = new Map<string, { readonly memberId: string; readonly command: CommandRequest }>();
  #mayHaveChanged = false;

  constructor(database: PGlite, facts: Facts) {
    this.#database = database;
    this.books = new Books('the server', facts);
  }

  mayHaveChanged(): void {
    this.#mayHaveChanged = true;
  }

  /** @throws Violation */
  async check(): Promise<void> {
    if (!this.#mayHaveChanged) return;
    this.#mayHaveChanged = false;
    const known = this.books.entries.length;
    const { rows } = await this.#database.query<{ entry: Entry }>(
      'select entry from entries where seq > $1 order by seq',
      [known],
    );
    for (const { entry } of rows) this.books.take(entry);
    if (rows.length === 0) return;
    this.books.checkComplete();
    const grants = await this.#database.query<StoredGrant>(
      'select id, available, retained, used, expired from grants',
    );
    this.books.checkGrants(grants.rows);
    await this.#compareTeam();
  }

  async #compareTeam(): Promise<void> {
    const { rows } = await this.#database.query<Record<string, number>>(
      'select granted, available, retained, used, expired, unbilled, cursor from teams',
    );
    const [team] = rows;
    for (const [name, amount] of Object.entries(this.books.balances ?? {}))
      check(
        team?.[name] === amount,
        `the server's row of the team has ${team?.[name]} ${name}, not ${amount}`,
      );
    check(
      team?.cursor === this.books.entries.length,
      `the server's row of the team stands at ${team?.cursor}`,
    );
  }

  /** The answer to an id never changes, and what was accepted is in the books. */
  answered(memberId: string, command: CommandRequest, answer: Answer): void {
    const before = this.#answers.get(command.id);
    const told = JSON.stringify(answer);
    check(
      before === undefined || before === told,
      `${command.type} ${command.id} was answered ${before}, and now ${told}`,
    );
    this.#answers.set(command.id, told);
    this.#commands.set(command.id, { memberId, command });
    if (command.type === 'hold' && answer.status === 'accepted')
      check(
        this.books.runs.has(command.runId),
        `run ${command.runId} was acknowledged and isn't in the books`,
      );
  }

  /** Everything that was ever answered. */
  get commands(): readonly { readonly memberId: string; readonly command: CommandRequest }[] {
    return [...this.#commands.values()];
  }
}
