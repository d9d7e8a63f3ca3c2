import type { TeamKeeper } from '../team/service.ts';

/** What commands work with. */
export interface Workplace {
  readonly keeper: TeamKeeper;
  /** Where members reach the server. */
  readonly publicUrl: string;
  readonly newId: () => string;
}

interface Option {
  /** What its value is called; none for one that is just there or not. */
  readonly value?: string;
  readonly required?: boolean;
}

/** One thing that the command line can do. */
export interface Command {
  /** What it is called by, such as `team create`. */
  readonly name: string;
  /** What it takes after its name, in order. */
  readonly takes: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  readonly summary: string;
  /** @returns what to print @throws UsageError, CommandError, ProblemError */
  run(given: Given, workplace: Workplace): Promise<string>;
}

/** What a command was given; every one of {@link Command.takes} is there. */
export interface Given {
  value(name: string): string;
  option(name: string): string | undefined;
  flag(name: string): boolean;
}

/** The command line isn't written as it has to be. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was asked for can't be done. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
