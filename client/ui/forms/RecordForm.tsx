import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { FailureAlert } from '../failure/FailureAlert.tsx';
import { useFormGuard } from './form-guard.ts';
import type { Frame } from './use-record-form.ts';

type Props = Frame & { submitLabel: string; onCancel: () => void; children: ReactNode };

/** Fields above, what went wrong below them, and the buttons always in sight. */
export const RecordForm = ({ submit, submitting, failure, submitLabel, ...rest }: Props) => {
  const { isDirty, onCancel, children } = rest;
  const close = useFormGuard(isDirty) ?? onCancel;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" pb="md">
        {children}
        <FailureAlert failure={failure} />
      </Stack>
      <Group className="form-actions" justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button type="submit" loading={submitting}>
          {submitLabel}
        </Button>
      </Group>
    </form>
  );
};
