import { Box, Stack, Text, ThemeIcon } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

type Props = { icon: Icon; title: string; children?: ReactNode; action?: ReactNode };

export const EmptyState = ({ icon: Icon, title, children, action }: Props) => (
  <Stack align="center" gap={6} py="xl" px="md">
    <ThemeIcon size={44} radius="xl" variant="light">
      <Icon size={22} aria-hidden />
    </ThemeIcon>
    <Text fw={600} mt={4}>
      {title}
    </Text>
    {children && (
      <Text c="dimmed" size="sm" ta="center" maw={380}>
        {children}
      </Text>
    )}
    {action && <Box mt="xs">{action}</Box>}
  </Stack>
);
