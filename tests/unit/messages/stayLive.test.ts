// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LIVE_PING_MS, LIVE_PORT } from '../../../lib/messages/live';
import { stayLive } from '../../../lib/messages/stayLive';

/** One port as the page has it, and what the browser does to it. */
class FakePort {
  readonly posted: unknown[] = [];
  isOpen = true;
  #onDisconnect: () => void = () => {};
  readonly onDisconnect = {
    addListener: (listener: () => void) => {
      this.#onDisconnect = listener;
    },
  };
  postMessage(message: unknown) {
    if (!this.isOpen) throw new Error('Attempting to use a disconnected port object');
    this.posted.push(message);
  }
  /** By the page: nobody here hears of it. */
  disconnect() {
    this.isOpen = false;
  }
  /** By the worker's end. */
  lose() {
    this.isOpen = false;
    this.#onDisconnect();
  }
}

describe('the port of a page that shows credits', () => {
  let ports: FakePort[];
  let end: AbortController;
  let hidden: boolean;
  let wanted: boolean;
  let connect: (to: { name: string }) => FakePort;
  const last = () => ports.at(-1);
  const open = () => ports.filter((port) => port.isOpen);
  const setHidden = (value: boolean) => {
    hidden = value;
    document.dispatchEvent(new Event('visibilitychange'));
  };

  beforeEach(() => {
    vi.useFakeTimers();
    ports = [];
    end = new AbortController();
    hidden = false;
    wanted = true;
    connect = vi.fn(() => {
      const port = new FakePort();
      ports.push(port);
      return port;
    });
    vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
    Object.assign(fakeBrowser.runtime, { connect: (to: { name: string }) => connect(to) });
  });
  afterEach(() => {
    end.abort();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
  const start = () => stayLive(end.signal, () => wanted);

  test('is open while the page is visible, and says something often enough', () => {
    start();
    expect(connect).toHaveBeenCalledWith({ name: LIVE_PORT });
    vi.advanceTimersByTime(3 * LIVE_PING_MS);
    expect(open()).toHaveLength(1);
    expect(last()?.posted).toHaveLength(3);
  });

  test('is closed while the page is hidden, and opened again after that', () => {
    start();
    setHidden(true);
    expect(open()).toEqual([]);
    vi.advanceTimersByTime(10 * LIVE_PING_MS);
    expect(ports).toHaveLength(1);
    expect(last()?.posted).toEqual([]);
    setHidden(false);
    expect(open()).toHaveLength(1);
    expect(ports).toHaveLength(2);
  });

  test('is never opened by a page that is hidden from the start', () => {
    hidden = true;
    start();
    expect(ports).toEqual([]);
  });

  test('follows whether credits are shown', () => {
    wanted = false;
    const follow = start();
    expect(ports).toEqual([]);
    wanted = true;
    follow();
    follow();
    expect(ports).toHaveLength(1);
    wanted = false;
    follow();
    expect(open()).toEqual([]);
  });

  test('calls a worker that went away again, after pauses that grow to a minute', () => {
    start();
    const pauses: number[] = [];
    for (let lost = 0; lost < 8; lost++) {
      const before = ports.length;
      last()?.lose();
      let waited = 0;
      while (ports.length === before) {
        vi.advanceTimersByTime(500);
        waited += 500;
      }
      pauses.push(waited);
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    expect(open()).toHaveLength(1);
  });

  test('pauses briefly again once a port has lasted', () => {
    start();
    for (const pauseMs of [1_000, 2_000, 4_000]) {
      last()?.lose();
      vi.advanceTimersByTime(pauseMs);
    }
    expect(ports).toHaveLength(4);
    vi.advanceTimersByTime(LIVE_PING_MS);
    last()?.lose();
    vi.advanceTimersByTime(1_000);
    expect(ports).toHaveLength(5);
  });

  test('does not call again while hidden', () => {
    start();
    last()?.lose();
    setHidden(true);
    vi.advanceTimersByTime(120_000);
    expect(ports).toHaveLength(1);
  });

  test('does not call again where credits are no longer shown, as on a page whose extension is gone', () => {
    start();
    last()?.lose();
    wanted = false;
    vi.advanceTimersByTime(120_000);
    expect(ports).toHaveLength(1);
  });

  test('tries again where the browser has nobody to connect to', () => {
    const works = connect;
    connect = () => {
      throw new Error('Extension context invalidated.');
    };
    start();
    connect = works;
    vi.advanceTimersByTime(1_000);
    expect(open()).toHaveLength(1);
  });

  test('ends with the signal, for good', () => {
    const follow = start();
    end.abort();
    expect(open()).toEqual([]);
    follow();
    setHidden(false);
    vi.advanceTimersByTime(120_000);
    expect(ports).toHaveLength(1);
  });
});
