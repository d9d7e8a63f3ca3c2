import ledgers from './0001-ledgers.ts';
import pageProfiles from './0002-page-profiles.ts';
import replyApiTurns from './0003-reply-api-turns.ts';
import runActivity from './0004-run-activity.ts';
import payments from './0005-payments.ts';

/** Each is a list of statements; its version is its place, from 1 on. What is released here never changes again. */
export const MIGRATIONS: readonly (readonly string[])[] = [
  ledgers,
  pageProfiles,
  replyApiTurns,
  runActivity,
  payments,
];
