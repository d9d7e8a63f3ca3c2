import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Has everything temporary of this process made in one folder, which goes with the process, however far it came. */
export function keepTogether(): void {
  const folder = mkdtempSync(join(tmpdir(), 'jason-ai-credits-bench-'));
  // PostgreSQL's own user has to come through to its data.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
}
