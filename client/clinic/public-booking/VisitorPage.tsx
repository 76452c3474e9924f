import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { LanguageChoice } from '../../i18n/LanguageChoice.tsx';
import { ConnectionBanner } from '../../ui/failure/ConnectionBanner.tsx';
import { ColorSchemeToggle } from '../../ui/theme/ColorSchemeToggle.tsx';

type Props = {
  title: string;
  /** Whose page it is; it says nothing of us. */
  clinic: string | undefined;
  children: ReactNode;
};

/** The frame of what a clinic shows to those who have no account: made for a phone, and no wider than one reads (D20). */
export const VisitorPage = ({ title, clinic, children }: Props) => {
  useDocumentTitle(clinic ? `${title} · ${clinic}` : title);
  return (
    <Box component="main" className="visitor">
      <ConnectionBanner />
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text fw={700} className="wordmark" style={{ overflowWrap: 'anywhere' }}>
          {clinic}
        </Text>
        <ColorSchemeToggle />
      </Group>
      <Title order={1} size="h2" mt="md" mb="md">
        {title}
      </Title>
      <Stack gap="md">{children}</Stack>
      {/* At the end: the first button of a page is about what the page is for (D7). */}
      <Group mt="xl">
        <LanguageChoice />
      </Group>
    </Box>
  );
};
