import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { operate } from '../connection/console-api.ts';
import { useOperator } from '../connection/operator.ts';
import { CodeInput } from './CodeInput.tsx';

/** Operators prove who they are by signing in again: the session goes on as a new one. */
export const OperatorProofForm = ({ onConfirmed }: { onConfirmed: () => void }) => {
  const { email } = useOperator().operator;
  const [failure, setFailure] = useState<Failure>();
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm({
    initialValues: { password: '', code: '' },
    validate: { password: value => (value ? null : 'Please fill this in.') },
  });

  const prove = async ({ code, password }: typeof form.values) => {
    setFailure(undefined);
    try {
      const { done } = await operate.session.signIn.mutate({ email, password, ...(asksCode && { code }) });
      if (done) onConfirmed();
      else setAsksCode(true);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };

  return (
    <form onSubmit={form.onSubmit(prove)} noValidate>
      <Stack gap="sm">
        <FailureAlert failure={failure} />
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          size="md"
          data-autofocus
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          {...form.getInputProps('password')}
        />
        {asksCode && <CodeInput {...form.getInputProps('code')} />}
        <Group justify="flex-end">
          <Button type="submit" loading={form.submitting}>
            Confirm
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
