import { defineConfig } from 'vitest/config';

/** What needs root, minutes, or programs that do not come from npm; `npm test` needs none of them. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'monitoring',
          include: ['test/monitoring/**/*.test.ts'],
          globalSetup: ['test/cluster.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          isolate: false,
          runner: 'test/runner.ts',
        },
      },
      {
        test: {
          name: 'object-store',
          include: ['test/object-store/**/*.test.ts'],
          globalSetup: ['test/cluster.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          isolate: false,
          runner: 'test/runner.ts',
        },
      },
      {
        test: {
          name: 'replica',
          include: ['test/replica/**/*.test.ts'],
          globalSetup: ['test/cluster.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          isolate: false,
          runner: 'test/runner.ts',
        },
      },
      {
        // Takes the pictures of docs/guide.
        test: {
          name: 'pictures',
          include: ['test/pictures/**/*.test.ts'],
          globalSetup: ['test/e2e/browser/prepare.ts'],
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'image',
          include: ['test/image/**/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
