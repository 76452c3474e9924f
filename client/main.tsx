import './no-eval.ts';
import './i18n/own-language.ts';
import './i18n/translated-page.ts';
import './ui/theme/first.css';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Entrance } from './Entrance.tsx';
import { queryClient } from './trpc.ts';
import { accessibleColors, colorSchemeManager, theme } from './ui/theme/theme.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');

createRoot(root).render(
  <StrictMode>
    <DirectionProvider>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={accessibleColors}
        colorSchemeManager={colorSchemeManager}
        defaultColorScheme="auto"
        // The script makes them all, so that no style sheet has to bring them (FD10).
        deduplicateCssVariables={false}
      >
        <QueryClientProvider client={queryClient}>
          <Entrance />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  </StrictMode>,
);
