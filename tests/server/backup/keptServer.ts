import { onTestFinished } from 'vitest';
import { type ServerProcess, type Settings, serverProcess } from '../process.ts';

/** A server that is stopped and started as its keeper likes, always at the address that it had at first. */
export class KeptServer {
  readonly settings: Settings;
  url = '';
  #process: ServerProcess | null = null;

  constructor(settings: Settings) {
    this.settings = settings;
    onTestFinished(() => this.stop('SIGKILL'));
  }

  async start(): Promise<void> {
    const port = this.url === '' ? {} : { PORT: new URL(this.url).port };
    this.#process = await serverProcess({ ...this.settings, ...port });
    this.url = this.#process.url;
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    await this.#process?.end(signal);
    this.#process = null;
  }
}
