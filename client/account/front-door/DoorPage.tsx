import { Box, Group, Stack, Text } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { LanguageChoice } from '../../i18n/LanguageChoice.tsx';
import { ConnectionBanner } from '../../ui/failure/ConnectionBanner.tsx';
import { Logo } from '../../ui/pages/Logo.tsx';
import { ColorSchemeToggle } from '../../ui/theme/ColorSchemeToggle.tsx';

type Props = { title: string; children: ReactNode };

/** The frame of every page in front of the dashboard. */
export const DoorPage = ({ title, children }: Props) => {
  useDocumentTitle(`${title} · MedFlow`);
  return (
    <Box className="door">
      <Stack
        component="aside"
        aria-label="MedFlow"
        className="door-side"
        justify="space-between"
        visibleFrom="md"
      >
        <Box className="door-brand">
          <Logo size={40} />
          <Text fw={700} fz={22} className="wordmark">
            MedFlow
          </Text>
        </Box>
        <Text className="door-claim">{t('The calm way to run a clinic.')}</Text>
        <Text size="sm" className="door-note">
          {t('Every clinic is sealed off by the database itself, and every change leaves a trace.')}
        </Text>
      </Stack>
      <Box className="door-main" component="main">
        <ConnectionBanner />
        <Group pos="absolute" top={16} gap="sm" style={{ insetInlineEnd: 16 }}>
          <LanguageChoice />
          <ColorSchemeToggle />
        </Group>
        <Stack w="100%" maw={420} gap="lg">
          <Box hiddenFrom="md">
            <Logo size={40} />
          </Box>
          {children}
        </Stack>
      </Box>
    </Box>
  );
};
