const { existsSync, writeFileSync } = require('node:fs');

/** Dies once, on the share that begins with replication 0; the file named by the environment notes that it has. */
exports.replicateShare = (share) => {
  const mark = process.env.NINEFOLD_TEST_MARK;
  if (share.from === 0 && !existsSync(mark)) {
    writeFileSync(mark, 'dead');
    process.exit(1);
  }
  return require('../../dist/node/thread-entry.cjs').replicateShare(share);
};
