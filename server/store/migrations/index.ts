import ledgers from './0001-ledgers.ts';

/** Each is a list of statements; its version is its place, from 1 on. What is released here never changes again. */
export const MIGRATIONS: readonly (readonly string[])[] = [ledgers];
