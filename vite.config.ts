import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { inlineMessages } from './client/i18n/inline-messages.ts';
import { languageOf } from './shared/i18n/languages.ts';
import { chunks } from './vite.chunks.ts';

// Each language is a build of its own, which the mode names: `vite build --mode de`.
export default defineConfig(({ mode }) => ({
  root: 'client',
  plugins: [inlineMessages(languageOf(mode) ?? 'en'), react()],
  build: {
    outDir: `dist/${languageOf(mode) ?? 'en'}`,
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: { codeSplitting: { groups: chunks } },
    },
  },
}));
