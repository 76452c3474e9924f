import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
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
