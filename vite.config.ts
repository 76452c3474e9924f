import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const project = (
  name: string,
  include: string[],
  test: { globalSetup?: string[]; testTimeout?: number } = {},
) => ({
  extends: true as const,
  root: import.meta.dirname,
  test: { name, include, ...test },
});

export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // Zod must be told not to probe for eval before anything else of it runs (client/no-eval.ts).
      output: {
        strictExecutionOrder: true,
        // Each file costs a request at every first visit; left to itself the bundler makes eighty of them for one page.
        codeSplitting: {
          groups: [
            { name: 'mantine', tags: ['$initial'], test: /node_modules[\\/]@mantine/ },
            { name: 'libraries', tags: ['$initial'], test: /node_modules/ },
            { name: 'start', tags: ['$initial'] },
            { name: 'shared', minShareCount: 4 },
          ],
        },
      },
      onwarn: (warning, warn) => {
        // The calendar asks `'default' in rrule` before it reads that export, which only CommonJS builds have.
        const isGuarded = warning.code === 'IMPORT_IS_UNDEFINED' && warning.id?.includes('@mantine/schedule');
        if (!isGuarded) warn(warning);
      },
    },
  },
  test: {
    root: import.meta.dirname,
    globalSetup: ['test/cluster.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      project('unit', ['test/unit/**/*.test.ts']),
      project('integration', [
        'test/{data,access,api,clinic,account,platform,operations,demo,cli,invariants}/**/*.test.ts',
      ]),
      project('migrations', ['test/migrations/**/*.test.ts']),
      project('e2e', ['test/e2e/**/*.test.ts'], {
        globalSetup: ['test/e2e/browser/prepare.ts'],
        testTimeout: 60_000,
      }),
    ],
    coverage: {
      provider: 'v8',
      include: ['server/**/*.ts', 'shared/**/*.ts'],
      reporter: ['text-summary', 'html', 'json-summary'],
      thresholds: { lines: 90, statements: 90, functions: 90, branches: 80 },
    },
  },
});
