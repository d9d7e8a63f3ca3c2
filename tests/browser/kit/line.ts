import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** The line between browsers and their team's server, which can be cut and mended. */
export class Line {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Where the line leads to; null where nobody is at the other end. */
  #port: number | null = null;
  #isCut = false;

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (near) => this.#lay(near));
  }

  static async create(): Promise<Line> {
    const line = new Line(createServer());
    line.#server.listen(0, '127.0.0.1');
    await once(line.#server, 'listening');
    return line;
  }

  /** What browsers know as the server's address, for as long as the line is there. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Leads to another port of this computer from now on. */
  leadTo(port: number): void {
    this.#port = port;
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #lay(near: Socket): void {
    if (this.#isCut || this.#port === null) {
      near.destroy();
      return;
    }
    const far = connect(this.#port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      one.pipe(other);
      // What breaks on one side is over on both.
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
  }
}
