import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie';
import * as v from 'valibot';
import { activityOf } from '../ledger/activity';
import type { Entry } from '../ledger/entry';
import { EntrySchema } from '../protocol/entry';
import type {
  ActivityRow,
  AnswerRow,
  ContactRow,
  EntryRow,
  GrantRow,
  HeardUsageRow,
  JobRow,
  JobRunRow,
  OutboxRow,
  PublishedRow,
  RunPageRow,
  RunRow,
  SyncRow,
  TeamRow,
} from './rows';

const DATABASE_NAME = 'jason-ai-credits';

/** The newest schema that this code knows. */
const SCHEMA_VERSION = 3;

/** Dexie numbers IndexedDB's versions in tens. */
const DEXIE_FACTOR = 10;

/**
 * One team's ledger in IndexedDB: where this browser keeps it itself, or as its copy of what the team's server keeps. Each
 * has a database of its own, so that two ledgers can't mix. Only the worker opens it.
 *
 * A change of the schema is a new `version(n)` below the last one, with an `upgrade` that brings the rows along; what is
 * there stays, so that any older database finds its way up.
 */
export class CreditsDatabase extends Dexie {
  readonly team!: EntityTable<TeamRow, 'key'>;
  readonly grants!: EntityTable<GrantRow, 'id'>;
  readonly runs!: EntityTable<RunRow, 'runId'>;
  readonly contacts!: Table<ContactRow, [runId: string, contactId: string]>;
  readonly entries!: EntityTable<EntryRow, 'seq'>;
  readonly answers!: EntityTable<AnswerRow, 'id'>;
  readonly runPages!: EntityTable<RunPageRow, 'runId'>;
  readonly outbox!: EntityTable<OutboxRow, 'position'>;
  readonly sync!: EntityTable<SyncRow, 'key'>;
  readonly jobs!: Table<JobRow, [runId: string, contactId: string]>;
  readonly jobRuns!: EntityTable<JobRunRow, 'runId'>;
  readonly published!: EntityTable<PublishedRow, 'key'>;
  readonly activity!: Table<ActivityRow, [atMs: number, runId: string]>;
  readonly heardUsage!: EntityTable<HeardUsageRow, 'period'>;

  constructor(name: string = DATABASE_NAME, options: DexieOptions = {}) {
    // By default, Chromium says that something is stored before the disk has it: a power cut would take a purchase back that
    // its buyer was told of, or the mark of a run that its page was let start by.
    super(name, { chromeTransactionDurability: 'strict', ...options });
    this.version(1).stores({
      team: 'key',
      grants: 'id, live',
      runs: 'runId, open, awaited, [heldAtMs+runId], [open+heldAtMs+runId], [open+deadlineMs], [sequenceId+awaited], [sequenceId+heldAtMs]',
      contacts: '[runId+id], [runId+position], [runId+status]',
      entries: 'seq',
      answers: 'id',
      runPages: 'runId, state',
      outbox: '++position, &id, runId, [state+position]',
      sync: 'key',
    });
    this.version(2).stores({
      published: 'key',
      jobs: '[runId+contactId], [runId+state+nextAtMs]',
      jobRuns: 'runId',
    });
    this.version(3)
      .stores({
        activity: '[atMs+runId]',
        contacts: '[runId+id], [runId+position], [runId+status], [runId+status+position]',
        heardUsage: 'period',
      })
      .upgrade(async (old) => {
        const entries: Entry[] = await old.table('entries').toArray();
        // Broken ones are for those who mend, whom a failed upgrade would keep out for good.
        const areSound = entries.every((entry) => v.is(EntrySchema, entry));
        // A copy keeps the last one at most, of which nothing is asked here.
        if (areSound && entries[0]?.seq === 1) await old.table('activity').bulkAdd(activityOf(entries));
      });
  }

  /** True when a newer version of the extension has written here: Dexie would open it, and misread what it finds. */
  get isNewer(): boolean {
    return this.backendDB().version > SCHEMA_VERSION * DEXIE_FACTOR;
  }

  /** Every table: for what reads or writes the ledger as a whole, in one transaction. */
  get ledgerTables(): Table[] {
    return [
      this.team,
      this.grants,
      this.runs,
      this.contacts,
      this.entries,
      this.answers,
      this.runPages,
      this.outbox,
      this.sync,
      this.published,
      this.jobs,
      this.jobRuns,
      this.activity,
      this.heardUsage,
    ] as Table[];
  }
}
