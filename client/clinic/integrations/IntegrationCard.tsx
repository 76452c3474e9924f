import { Group, Paper, Title } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import { Status } from '../../ui/tables/Status.tsx';

type Props = {
  title: string;
  state: ComponentProps<typeof Status>;
  /** Facts about it, inside a `dl`. */
  children: ReactNode;
  /** Where it is kept, and what tries it. */
  actions: ReactNode;
};

/** One way between the clinic and other systems, and whether it works. */
export const IntegrationCard = ({ title, state, children, actions }: Props) => (
  <Paper p="md" component="section" aria-label={title}>
    <Group justify="space-between" gap="xs" mb="sm">
      <Title order={3} size="h5">
        {title}
      </Title>
      <Status {...state} />
    </Group>
    <dl className="fields">{children}</dl>
    <Group gap="xs" mt="sm">
      {actions}
    </Group>
  </Paper>
);
