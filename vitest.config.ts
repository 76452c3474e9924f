import { defineConfig } from 'vitest/config';
import { ByProject } from './test/by-project.ts';

const project = (name: string, include: string, test: { globalSetup?: string[] } = {}) => ({
  extends: true as const,
  test: { name, include: [include], ...test },
});

export default defineConfig({
  test: {
    globalSetup: ['test/cluster.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 3,
    isolate: false,
    runner: 'test/runner.ts',
    sequence: { sequencer: ByProject },
    // In the order in which they run.
    projects: [
      project('migrations', 'test/migrations/**/*.test.ts'),
      project('model', 'test/model/**/*.test.ts'),
      project('e2e', 'test/e2e/**/*.test.ts', { globalSetup: ['test/e2e/browser/prepare.ts'] }),
      project(
        'integration',
        'test/{data,access,api,clinic,account,platform,operations,demo,cli,invariants}/**/*.test.ts',
      ),
      project('unit', 'test/unit/**/*.test.ts'),
    ],
    coverage: {
      provider: 'v8',
      include: ['server/**/*.ts', 'shared/**/*.ts'],
      reporter: ['text-summary', 'html', 'json-summary'],
      thresholds: { lines: 90, statements: 90, functions: 90, branches: 90 },
    },
  },
});
