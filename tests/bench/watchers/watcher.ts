import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';

const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });

/** A live stream to a team's server, as a browser that shows the team's credits has one. */
export class Watcher {
  readonly #response: IncomingMessage;
  #text = '';
  #cursor = 0;
  #hear = () => {};

  private constructor(response: IncomingMessage) {
    this.#response = response;
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.#read(text));
  }

  /** @param after the cursor that it knows already */
  static async open(url: string, token: string, after: number): Promise<Watcher> {
    const headers = { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' };
    const request = get(`${url}/v1/events?after=${after}`, { agent, headers });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    if (response.statusCode !== 200) throw new Error(`A watcher was refused: ${response.statusCode}`);
    return new Watcher(response);
  }

  /** @returns the moment that it is told of a cursor, or was: by the clock of `performance` */
  told(cursor: number): Promise<number> {
    return new Promise((resolve) => {
      this.#hear = () => {
        if (this.#cursor >= cursor) resolve(performance.now());
      };
      this.#hear();
    });
  }

  close(): void {
    this.#response.destroy();
  }

  #read(text: string): void {
    const lines = (this.#text + text).split('\n');
    this.#text = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('id: ')) this.#cursor = Number(line.slice('id: '.length));
    this.#hear();
  }
}
