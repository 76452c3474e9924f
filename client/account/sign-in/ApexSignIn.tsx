import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useState } from 'react';
import { SignIn } from '../../../shared/account/session.ts';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';

/** Opens the choice of one's clinics and nothing else: each clinic asks for a second factor by itself. */
export const ApexSignIn = ({ onDone }: { onDone: () => void }) => {
  const [failure, setFailure] = useState<Failure>();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: schemaResolver(SignIn, { sync: true }),
  });
  const signIn = async (credentials: typeof form.values) => {
    setFailure(undefined);
    try {
      await trpc.session.signInAtApex.mutate(credentials);
      onDone();
    } catch (error) {
      const refused = failureOf(error);
      form.setErrors(refused.fields ?? {});
      setFailure(refused);
    }
  };

  return (
    <form onSubmit={form.onSubmit(signIn)} noValidate>
      <Stack gap="sm">
        <FailureAlert failure={failure} />
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          size="md"
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          size="md"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" variant="default" loading={form.submitting} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  );
};
