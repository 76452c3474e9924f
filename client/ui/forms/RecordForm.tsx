import { Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { FormActions } from './FormActions.tsx';
import { useFormGuard } from './form-guard.ts';
import type { Frame } from './use-record-form.ts';

type Props = Frame & { submitLabel: string; onCancel: () => void; children: ReactNode };

/** Fields above, and below them the buttons and what went wrong, always in sight. */
export const RecordForm = ({ submit, submitting, failure, submitLabel, ...rest }: Props) => {
  const { isDirty, onCancel, children } = rest;
  const close = useFormGuard(isDirty) ?? onCancel;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" pb="md">
        {children}
      </Stack>
      <FormActions failure={failure}>
        <Button variant="default" onClick={close}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={submitting}>
          {submitLabel}
        </Button>
      </FormActions>
    </form>
  );
};
