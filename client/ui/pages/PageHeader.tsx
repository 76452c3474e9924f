import { Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

type Props = { title: string; description?: ReactNode; children?: ReactNode };

/** The heading of a page with its actions; it also names the browser tab. */
export const PageHeader = ({ title, description, children }: Props) => {
  useDocumentTitle(`${title} · MedFlow`);
  return (
    <Group justify="space-between" align="flex-start" gap={0} mb="md" className="page-head">
      <Title order={1} size="h2" flex="1 1 auto">
        {title}
      </Title>
      {children && (
        <Group gap="xs" className="page-actions">
          {children}
        </Group>
      )}
      {description && (
        <Text c="dimmed" size="sm" flex="1 0 100%">
          {description}
        </Text>
      )}
    </Group>
  );
};
