import type { Command } from './command.ts';
import { creditCommands } from './credits.ts';
import { memberCommands } from './members.ts';
import { profileCommands } from './profiles.ts';
import { teamCommands } from './teams.ts';

/** Everything that the command line can do. */
export const COMMANDS: readonly Command[] = [
  ...teamCommands,
  ...memberCommands,
  ...creditCommands,
  ...profileCommands,
];
