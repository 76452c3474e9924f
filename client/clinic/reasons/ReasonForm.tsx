import { Button, Group, Stack, Textarea } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import type { z } from 'zod';

export type Reason = { reason: string };

type Props = {
  /** The question that the reason answers. */
  label: string;
  schema: z.ZodType;
  /** What is said before it. */
  children?: ReactNode;
  cancelLabel: string;
  submitLabel: string;
  /** Whether it takes something away. */
  takesAway?: boolean;
  onGiven: (given: Reason) => void;
  onCancel: () => void;
};

/** Asks why, in a dialog. */
export const ReasonForm = ({ label, schema, children, takesAway, onGiven, onCancel, ...labels }: Props) => {
  const form = useForm({ initialValues: { reason: '' }, validate: schemaResolver(schema, { sync: true }) });
  return (
    <form onSubmit={form.onSubmit(onGiven)} noValidate>
      <Stack gap="sm">
        {children}
        <Textarea
          label={label}
          withAsterisk
          autosize
          minRows={2}
          data-autofocus
          {...form.getInputProps('reason')}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {labels.cancelLabel}
          </Button>
          <Button type="submit" {...(takesAway && { color: 'red.8' })}>
            {labels.submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
