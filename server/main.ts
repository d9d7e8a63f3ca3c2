import { commandLine } from './cli/commandLine.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { OpenError } from './store/openError.ts';
import { StoreLostError } from './store/sql.ts';

// `npm run server` starts the server; with words after it, it does what they say.

const words = process.argv.slice(2);

// Contacts' names are in what it writes: nobody else on this computer may read it, whatever folder it is in.
process.umask(0o077);

try {
  const config = readConfig(process.env);
  await (words.length === 0 ? serve(config) : command(config));
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
}

async function serve(config: Config): Promise<void> {
  const asked = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => asked.resolve());
  const { startServer } = await import('./serve.ts');
  const server = await startServer(config);
  await asked.promise;
  await server.stop();
  // A PGlite that has panicked leaves something behind that never ends.
  process.exit();
}

async function command(config: Config): Promise<void> {
  const { exitCode, out, err } = await commandLine(words, config);
  if (out !== '') process.stdout.write(`${out}\n`);
  if (err !== '') process.stderr.write(`${err}\n`);
  process.exitCode = exitCode;
}

function wordsOf(error: unknown): string {
  const isForTheKeeper =
    error instanceof ConfigError || error instanceof OpenError || error instanceof StoreLostError;
  if (isForTheKeeper) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
