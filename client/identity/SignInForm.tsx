import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { IconAlertCircle } from '@tabler/icons-react';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type FrontDoor, SignIn } from '../../shared/session.ts';
import { queryClient, trpc } from '../trpc.ts';
import { type Failure, failureOf } from '../ui/failure.ts';
import { DemoLogins } from './DemoLogins.tsx';

type Props = { clinic: NonNullable<FrontDoor['clinic']>; demoClinics: FrontDoor['demoClinics'] };

export const SignInForm = ({ clinic, demoClinics }: Props) => {
  const router = useRouter();
  const { to } = useSearch({ from: '/sign-in' });
  const [failure, setFailure] = useState<Failure>();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: schemaResolver(SignIn, { sync: true }),
  });

  const signIn = async (credentials: typeof form.values) => {
    setFailure(undefined);
    try {
      await trpc.session.signIn.mutate(credentials);
      // Whatever a former user of this browser saw must not flash up for the next one.
      queryClient.clear();
      router.history.push(to ?? '/');
    } catch (error) {
      const refused = failureOf(error);
      form.setErrors(refused.fields ?? {});
      setFailure(refused);
    }
  };

  return (
    <Stack gap="lg">
      <div>
        <Text c="dimmed" size="sm">
          Sign in to
        </Text>
        <Title order={1} size="h2">
          {clinic.name}
        </Title>
        <Text c="dimmed" size="sm" data-testid="tenant-slug">
          {clinic.slug}
        </Text>
      </div>
      <form onSubmit={form.onSubmit(signIn)} noValidate>
        <Stack gap="sm">
          {failure && (
            <Alert color="red" variant="light" icon={<IconAlertCircle aria-hidden />} role="alert">
              {failure.message}
            </Alert>
          )}
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
          <Button type="submit" size="md" mt="xs" loading={form.submitting} fullWidth>
            Sign in
          </Button>
        </Stack>
      </form>
      <DemoLogins
        logins={demoClinics.find(({ slug }) => slug === clinic.slug)?.logins ?? []}
        onPick={form.setValues}
      />
    </Stack>
  );
};
