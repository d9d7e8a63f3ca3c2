import { Writable } from 'node:stream';
import { createLog, type Log } from '../../../server/http/log.ts';

/** A log that a test reads. @param level the lowest that is written */
export function capturedLog(level: string): { log: Log; lines: readonly string[] } {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { log: createLog(level, destination), lines };
}
