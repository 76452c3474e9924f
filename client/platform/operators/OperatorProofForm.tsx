import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { CurrentPasswordInput } from '../../ui/forms/CurrentPasswordInput.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { operate } from '../connection/console-api.ts';
import { useOperator } from '../connection/operator.ts';
import { CodeInput } from './CodeInput.tsx';

/** Operators prove who they are by signing in again: the session goes on as a new one. */
export const OperatorProofForm = ({ onConfirmed }: { onConfirmed: () => void }) => {
  const { email } = useOperator().operator;
  const [asksCode, setAsksCode] = useState(false);
  const { form, submit, failure } = useSentForm({
    start: { password: '', code: '' },
    validate: { password: value => (value ? null : t('Please fill this in.')) },
    send: async ({ code, password }) => {
      const { done } = await operate.session.signIn.mutate({ email, password, ...(asksCode && { code }) });
      if (done) onConfirmed();
      else setAsksCode(true);
    },
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <FailureAlert failure={failure} />
        <CurrentPasswordInput label={t('Your password')} data-autofocus {...form.getInputProps('password')} />
        {asksCode && <CodeInput {...form.getInputProps('code')} />}
        <Group justify="flex-end">
          <Button type="submit" loading={form.submitting}>
            {t('Confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
