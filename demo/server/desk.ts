import {
  type Contact,
  type ContactRow,
  type ContactsPage,
  type ImportAnswer,
  jobIdOf,
  type PersonalizeAnswer,
  type Sequence,
  type StatusAnswer,
} from '../model.ts';
import { contactId, generateContacts } from './contacts.ts';
import { type BackgroundJob, jobOf } from './jobs.ts';
import type { FullOptions } from './options.ts';
import { Progress } from './progress.ts';
import { chance } from './random.ts';
import { Worker } from './worker.ts';

/** One sequence with its contacts and what is being done for them. */
export class Desk {
  readonly #sequence: Sequence;
  readonly #contacts: Contact[];
  readonly #byId: Map<string, Contact>;
  readonly #emails: Set<string>;
  readonly #progress = new Progress();
  readonly #worker: Worker;
  /** How many emails each contact's newest run personalizes. */
  readonly #steps = new Map<string, number>();

  constructor(sequence: Sequence, options: FullOptions) {
    const { contacts, seed, manual, parallelism } = options;
    const count = (typeof contacts === 'number' ? contacts : contacts[sequence.id]) ?? sequence.contacts;
    this.#sequence = sequence;
    this.#contacts = generateContacts(seed, sequence.id, count);
    this.#byId = new Map(this.#contacts.map((contact) => [contact.id, contact]));
    this.#emails = new Set(this.#contacts.map((contact) => contact.email.toLowerCase()));
    this.#worker = new Worker(this.#progress, {
      parallelism,
      fate: (id, attempt) => (manual ? null : this.#fate(id, attempt, options)),
    });
  }

  get sequence(): Sequence {
    return { ...this.#sequence, contacts: this.#contacts.length };
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  contacts(offset: number, limit: number): ContactsPage {
    return {
      total: this.#contacts.length,
      offset,
      contacts: this.#contacts.slice(offset, offset + limit),
    };
  }

  status(since: number): StatusAnswer {
    return {
      version: this.#progress.version,
      contacts: this.#contacts.length,
      changed: this.#progress.since(since),
    };
  }

  /** @param steps how many emails are personalized for each of them */
  personalize(ids: readonly string[], steps: number): PersonalizeAnswer {
    const { run, started, skipped } = this.#progress.start(ids);
    for (const id of started) this.#steps.set(id, steps);
    this.#worker.enqueue(started);
    return { run, started: started.length, skipped };
  }

  /** What works on a contact, or has; null where there is no such job, or a newer one of the contact. */
  job(jobId: string): BackgroundJob | null {
    const id = jobId.split('-')[1] ?? '';
    const state = this.#progress.of(id);
    if (!state || jobIdOf(state) !== jobId) return null;
    return jobOf({ jobId, sequenceId: this.#sequence.id, totalSteps: this.#steps.get(id) ?? 1, state });
  }

  cancel(): { cancelled: number } {
    return { cancelled: this.#worker.cancelQueued() };
  }

  /** @throws Error where the contact isn't being personalized */
  finish(id: string, reason: string): void {
    this.#worker.finish(id, reason);
  }

  import(rows: readonly ContactRow[]): ImportAnswer {
    let added = 0;
    for (const { email, firstName, lastName, company, title, linkedIn } of rows) {
      if (this.#emails.has(email.toLowerCase())) continue;
      const id = contactId(this.#sequence.id, this.#contacts.length);
      const name = `${firstName} ${lastName}`.trim() || email;
      const contact: Contact = { id, name, email, company, title, linkedIn };
      this.#contacts.push(contact);
      this.#byId.set(id, contact);
      this.#emails.add(email.toLowerCase());
      added++;
    }
    return { added, known: rows.length - added };
  }

  close(): void {
    this.#worker.close();
  }

  #fate(id: string, attempt: number, { contactMs: [min, max], seed, fails }: FullOptions) {
    const contact = this.#byId.get(id);
    const reason = contact ? fails(contact, attempt) : null;
    return { ms: min + (max - min) * chance(seed, id, attempt, 'ms'), reason: reason ?? '' };
  }
}
