import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

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
    },
  },
});
