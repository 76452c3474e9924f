import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Field } from '../../ui/forms/Field.tsx';
import { Status } from '../../ui/tables/Status.tsx';

/** One thing that a clinic works with: how it is, what that means, and what is to be done. */
export interface StatusItem {
  title: string;
  tone: 'good' | 'waiting' | 'bad' | 'quiet';
  state: string;
  facts: { label: string; value: string }[];
  meaning: string;
  /** Where it is not as it should be. */
  todo?: string | undefined;
  /** Where more is told of it. */
  link?: ReactNode;
}

export const StatusCard = ({ title, tone, state, facts, meaning, todo, link }: StatusItem) => (
  <Paper component="section" aria-label={title} p="md" h="100%">
    <Stack gap="sm" h="100%">
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h5">
          {title}
        </Title>
        <Status label={state} tone={tone} />
      </Group>
      <dl className="fields fields-narrow">
        {facts.map(({ label, value }) => (
          <Field key={label} label={label}>
            {value}
          </Field>
        ))}
      </dl>
      {todo && (
        <Text size="sm" fw={600}>
          {todo}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {meaning}
      </Text>
      {link && <Text size="sm">{link}</Text>}
    </Stack>
  </Paper>
);
