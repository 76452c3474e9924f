import { defineConfig } from 'vitest/config';

/** What takes minutes, or root: servers and databases that are killed over and over, and disks that are really full. */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 1,
  },
});
