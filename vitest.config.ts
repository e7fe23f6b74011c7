import { defineConfig } from 'vitest/config';

// Times are long because a laptop under load is slow, not because any test is: none asserts a time.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'threads',
  },
});
