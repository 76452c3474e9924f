import { Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

type Props = { title: string; description?: ReactNode; children?: ReactNode };

/** The heading of a page with its actions; it also names the browser tab. */
export const PageHeader = ({ title, description, children }: Props) => {
  useDocumentTitle(`${title} · MedFlow`);
  return (
    <Group justify="space-between" align="flex-start" gap="xs" mb="md" className="page-head">
      <Stack gap={2} flex="1 1 0" miw="min(100%, 150px)">
        <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Title>
        {description && (
          <Text c="dimmed" size="sm">
            {description}
          </Text>
        )}
      </Stack>
      {children && (
        <Group gap="xs" className="page-actions">
          {children}
        </Group>
      )}
    </Group>
  );
};
