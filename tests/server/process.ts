import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

export type Settings = Readonly<Record<string, string>>;

function start(settings: Settings, words: readonly string[]) {
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
  const env = { PATH, NODE_COMPILE_CACHE, ...settings };
  return spawn(process.execPath, [MAIN, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs the command line to its end, as a process of its own. */
export async function commandLine(settings: Settings, ...words: readonly string[]) {
  const child = start(settings, words);
  const exited = once(child, 'exit');
  const [out, err, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { exitCode: exitCode as number | null, out: out.trim(), err: err.trim() };
}

export interface ServerProcess {
  readonly url: string;
  /** What it has logged so far. */
  readonly lines: readonly Record<string, unknown>[];
  /** @returns its exit code; null where a signal ended it */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

/** Starts the server as a process of its own, and waits until it listens. */
export async function serverProcess(settings: Settings): Promise<ServerProcess> {
  const child = start({ PORT: '0', ...settings }, []);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const lines: Record<string, unknown>[] = [];
  const { url } = await Promise.race([listening(child, lines), failing(child, exited)]);
  return {
    url: String(url),
    lines,
    async end(signal) {
      child.kill(signal);
      return (await exited)[0];
    },
  };
}

async function listening(
  child: ChildProcess,
  lines: Record<string, unknown>[],
): Promise<Record<string, unknown>> {
  const up = Promise.withResolvers<Record<string, unknown>>();
  if (child.stdout === null) throw new Error('No output');
  createInterface(child.stdout).on('line', (line) => {
    const logged: Record<string, unknown> = JSON.parse(line);
    lines.push(logged);
    if (logged.msg === 'up') up.resolve(logged);
  });
  return up.promise;
}

async function failing(child: ChildProcess, exited: Promise<unknown>): Promise<never> {
  const words = child.stderr === null ? '' : text(child.stderr);
  await exited;
  throw new Error(`The server didn't start: ${await words}`);
}
