import type { Runtime } from 'webextension-polyfill';

/** One end of a port, and what happens at it. */
interface End {
  readonly port: Runtime.Port;
  readonly hear: ((message: unknown) => void)[];
  readonly gone: (() => void)[];
}

/** Both ends of a port: what is said at one is heard at the other, later and as a copy. */
export function portPair() {
  let isOpen = true;
  const end = (other: () => End): End => {
    const hear: End['hear'] = [];
    const gone: End['gone'] = [];
    const port = {
      name: 'workshop',
      postMessage(message: unknown) {
        if (!isOpen) throw new Error('Attempting to use a disconnected port object');
        const copy: unknown = JSON.parse(JSON.stringify(message));
        queueMicrotask(() => {
          if (isOpen) for (const listener of other().hear) listener(copy);
        });
      },
      disconnect() {
        isOpen = false;
        for (const listener of other().gone) listener();
      },
      onMessage: { addListener: (listener: End['hear'][number]) => hear.push(listener) },
      onDisconnect: { addListener: (listener: End['gone'][number]) => gone.push(listener) },
    };
    return { port: port as unknown as Runtime.Port, hear, gone };
  };
  const here: End = end(() => there);
  const there: End = end(() => here);
  return {
    here: here.port,
    there: there.port,
    /** The browser takes the port away from both. */
    cut(): void {
      here.port.disconnect();
      there.port.disconnect();
    },
  };
}
