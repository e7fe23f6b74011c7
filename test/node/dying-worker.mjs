import { existsSync, writeFileSync } from 'node:fs';
import { replicateShare as real } from '../../dist/node/replication-worker.js';

/** Dies once, on the share that begins with replication 0; the file named by the environment notes that it has. */
export function replicateShare(share) {
  const mark = process.env.NINEFOLD_TEST_MARK;
  if (share.from === 0 && !existsSync(mark)) {
    writeFileSync(mark, 'dead');
    process.exit(1);
  }
  return real(share);
}
