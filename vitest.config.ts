import { defineConfig } from 'vitest/config';

// Times are long because a laptop under load is slow, not because any test is: none asserts a time.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Processes: a test that starts threads of its own must not keep the thread it runs in.
    pool: 'forks',
    // Every core: by default one is left to an editor, which on a machine of two is half of it.
    maxWorkers: '100%',
  },
});
