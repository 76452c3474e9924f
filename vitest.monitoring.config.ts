import { defineConfig } from 'vitest/config';

/** What needs a Prometheus, which does not come from npm; `npm test` needs nothing that does not. */
export default defineConfig({
  test: {
    include: ['test/monitoring/**/*.test.ts'],
    globalSetup: ['test/cluster.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    isolate: false,
    runner: 'test/runner.ts',
  },
});
