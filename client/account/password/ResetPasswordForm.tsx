import { Button, Stack, Text, Title } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useState } from 'react';
import { PasswordReset } from '../../../shared/account/account.ts';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { NewPasswordInput } from './NewPasswordInput.tsx';

type Props = { token: string; onChanged: () => void; onWorthless: () => void };

export const ResetPasswordForm = ({ token, onChanged, onWorthless }: Props) => {
  const [failure, setFailure] = useState<Failure>();
  const form = useForm({
    initialValues: { password: '' },
    validate: schemaResolver(PasswordReset.pick({ password: true }), { sync: true }),
  });

  const reset = async ({ password }: typeof form.values) => {
    setFailure(undefined);
    try {
      await trpc.account.reset.mutate({ token, password });
      onChanged();
    } catch (error) {
      const refused = failureOf(error);
      if (refused.code === 'NOT_FOUND') return onWorthless();
      form.setErrors(refused.fields ?? {});
      setFailure(refused);
    }
  };

  return (
    <>
      <div>
        <Title order={1} size="h2">
          Choose a new password
        </Title>
        <Text c="dimmed" size="sm" mt={4}>
          It opens your account in every clinic you work for.
        </Text>
      </div>
      <form onSubmit={form.onSubmit(reset)} noValidate>
        <Stack gap="sm">
          <FailureAlert failure={failure} />
          <NewPasswordInput
            label="New password"
            typed={form.values.password}
            own={[]}
            field={form.getInputProps('password')}
          />
          <Button type="submit" size="md" loading={form.submitting} fullWidth>
            Change the password
          </Button>
        </Stack>
      </form>
    </>
  );
};
