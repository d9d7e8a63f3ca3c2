import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';

/** How a command is written. */
export function usageOf({ name, takes, options }: Command): string {
  const written = Object.entries(options).map(([option, { value, required }]) => {
    const whole = value === undefined ? `--${option}` : `--${option} <${value}>`;
    return required ? whole : `[${whole}]`;
  });
  return [name, ...takes.map((value) => `<${value}>`), ...written].join(' ');
}

export function help(): string {
  return [
    'npm run server                    starts the server',
    'npm run server -- <command>       does one of these, whether the server runs or not:',
    '',
    ...COMMANDS.flatMap((command) => [`  ${usageOf(command)}`, `      ${command.summary}`]),
    '',
    'A team or member is named by its id or by its name, where no other has it.',
    'Settings come from the environment: PORT, HOST, PUBLIC_URL, DATA_FOLDER, DATABASE_URL, PRICES, LOG_LEVEL, RATE_LIMIT,',
    'PROXIES, PAYMENTS, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET.',
  ].join('\n');
}
