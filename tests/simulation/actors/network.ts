import { ProblemError, toProblem } from '../../../lib/protocol/problem';
import type { Progress } from '../../../server/team/service';
import type { Process } from '../kit/timeline';
import type { World } from '../world';
import type { Method } from './server';

/** After this long, nobody waits for an answer any more. */
const PATIENCE_MS = 15_000;

/** One request of a member, from a browser. */
export interface Request {
  readonly from: Process;
  /** Whose network it goes through. */
  readonly browser: string;
  readonly token: string;
}

/** What a live stream brings. */
export type News = Progress | 'sign' | ProblemError;

interface Stream {
  readonly request: Request;
  /** The way broke: the reader is told. */
  readonly fail: () => void;
  /** The reader is gone. */
  readonly close: () => void;
}

/** What lies between the browsers and the server: it loses, repeats, delays and reorders. */
export class Network {
  readonly #world: World;
  readonly #streams = new Set<Stream>();

  constructor(world: World) {
    this.#world = world;
  }

  /** @throws ProblemError what the server says, or `unreachable` */
  async ask(request: Request, method: Method, args: readonly unknown[]): Promise<unknown> {
    const { timeline, faults, server } = this.#world;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const fate = faults.fateOf(request.browser);
    const back = (settle: () => void, ms = fate.answerMs) => {
      if (!fate.answerIsLost && faults.isConnected(request.browser))
        timeline.at(request.from, timeline.nowMs + ms, settle);
    };
    const arrive = () => {
      if (!faults.isConnected(request.browser)) return;
      if (server.process === null) return back(() => reject(unreachable('nobody listens')));
      const sent = JSON.parse(JSON.stringify(args)) as unknown[];
      timeline.post(server.process, () => {
        void server.answer(request.token, method, sent).then(
          (answer) => back(() => resolve(structuredClone(answer))),
          (error: unknown) => back(() => reject(asToldBy(error))),
        );
      });
    };
    for (const ms of fate.requestMs) timeline.at(this.#world.outside, timeline.nowMs + ms, arrive);
    const forget = timeline.at(request.from, timeline.nowMs + PATIENCE_MS, () =>
      reject(unreachable('no answer')),
    );
    return promise.finally(forget);
  }

  /** Opens a live stream. What it brings comes in order, until it breaks. @returns closes it */
  open(request: Request, after: number, hear: (news: News) => void): () => void {
    const { timeline, faults, server } = this.#world;
    const ending = new AbortController();
    const fail = () => {
      if (!this.#streams.delete(stream)) return;
      ending.abort();
      timeline.post(request.from, () => hear(unreachable('the stream broke')));
    };
    const close = () => {
      this.#streams.delete(stream);
      if (server.process !== null) timeline.post(server.process, () => ending.abort());
    };
    const stream: Stream = { request, fail, close };
    this.#streams.add(stream);
    const { process } = server;
    if (process === null || !faults.isConnected(request.browser)) {
      fail();
      return close;
    }
    const tell = (news: News) => {
      if (!ending.signal.aborted)
        timeline.at(request.from, timeline.nowMs + faults.streamMs, () => hear(news));
    };
    timeline.post(process, () => {
      const serving = this.#serve(request, after, ending.signal, tell);
      void serving.catch((error: unknown) => tell(asToldBy(error)));
    });
    return close;
  }

  async #serve(
    request: Request,
    after: number,
    signal: AbortSignal,
    tell: (news: News) => void,
  ): Promise<void> {
    const progress = await this.#world.server.watch(request.token, after, signal);
    tell('sign');
    for await (const news of progress) tell(news);
  }

  /** Breaks all live streams, or those of one browser. */
  breakStreams(browser: string | null = null): void {
    for (const stream of [...this.#streams]) {
      if (browser === null || stream.request.browser === browser) stream.fail();
    }
  }

  /** A worker has ended, and its connections with it. */
  ended(reader: Process): void {
    for (const stream of [...this.#streams]) if (stream.request.from === reader) stream.close();
  }
}

function unreachable(detail: string): ProblemError {
  return new ProblemError('unreachable', detail);
}

/** As it comes out of the other end of the wire: what isn't a problem is none of the asker's business. */
function asToldBy(error: unknown): ProblemError {
  const { code, detail, retryAfterMs } = toProblem(error);
  return new ProblemError(code, detail, retryAfterMs === undefined ? {} : { retryAfterMs });
}
