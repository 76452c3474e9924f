import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

type Props = { icon: Icon; title: string; children: ReactNode; action: ReactNode };

/** What happened, and the one way on from here. */
export const DoorNotice = ({ icon: Icon, title, children, action }: Props) => (
  <Stack gap="md" align="flex-start" role="alert">
    <ThemeIcon size={48} radius="xl" variant="light">
      <Icon size={24} aria-hidden />
    </ThemeIcon>
    <Title order={1} size="h2">
      {title}
    </Title>
    <Text c="dimmed">{children}</Text>
    {action}
  </Stack>
);
