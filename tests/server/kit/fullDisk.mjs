// Makes a server's disk full while the file that FULL_WHEN names is there: as on a real one, what is there can be written over
// but nothing can grow. Only files whose path contains what that file says. Loaded into the server by `--import`.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { existsSync, fstatSync, readFileSync, readlinkSync, writeSync } = fs;
const { FULL_WHEN } = process.env;

fs.writeSync = (fd, buffer, offset, length, position) => {
  if (typeof position === 'number' && existsSync(FULL_WHEN) && position + length > fstatSync(fd).size) {
    if (readlinkSync(`/proc/self/fd/${fd}`).includes(readFileSync(FULL_WHEN, 'utf8'))) {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
        code: 'ENOSPC',
        errno: -28,
      });
    }
  }
  return writeSync(fd, buffer, offset, length, position);
};
syncBuiltinESMExports();
