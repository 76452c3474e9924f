import { defineConfig } from 'vitest/config';
import { ByProject } from './test/by-project.ts';

/** Browsers keep both processors of a small machine busy; of the rest more runs side by side, because much of it waits. */
const first = { maxWorkers: 3, sequence: { groupOrder: 0 } };
const then = { maxWorkers: 4, sequence: { groupOrder: 1 } };

const project = (name: string, include: string, test: typeof first & { globalSetup?: string[] }) => ({
  extends: true as const,
  test: { name, include: [include], ...test },
});

export default defineConfig({
  test: {
    globalSetup: ['test/cluster.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    isolate: false,
    runner: 'test/runner.ts',
    sequence: { sequencer: ByProject },
    // In the order in which they run.
    projects: [
      project('model', 'test/model/**/*.test.ts', first),
      project('e2e', 'test/e2e/**/*.test.ts', { ...first, globalSetup: ['test/e2e/browser/prepare.ts'] }),
      project('migrations', 'test/migrations/**/*.test.ts', then),
      project(
        'integration',
        'test/{data,access,api,clinic,account,platform,operations,demo,cli,invariants}/**/*.test.ts',
        then,
      ),
      project('unit', 'test/unit/**/*.test.ts', then),
    ],
    coverage: {
      provider: 'v8',
      include: ['server/**/*.ts', 'shared/**/*.ts'],
      reporter: ['text-summary', 'html', 'json-summary'],
      thresholds: { lines: 90, statements: 90, functions: 90, branches: 90 },
    },
  },
});
