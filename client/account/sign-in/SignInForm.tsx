import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type FrontDoor, SignIn } from '../../../shared/account/session.ts';
import { queryClient, trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { PasskeyButton } from '../second-step/PasskeyButton.tsx';
import { showPasskey } from '../second-step/passkey.ts';
import { type PendingSignIn, SecondStepForm } from '../second-step/SecondStepForm.tsx';
import { DemoLogins } from './DemoLogins.tsx';

type Props = { clinic: NonNullable<FrontDoor['clinic']>; demoClinics: FrontDoor['demoClinics'] };

export const SignInForm = ({ clinic, demoClinics }: Props) => {
  const router = useRouter();
  const { to } = useSearch({ from: '/sign-in' });
  const [failure, setFailure] = useState<Failure>();
  const [pending, setPending] = useState<PendingSignIn>();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: schemaResolver(SignIn, { sync: true }),
  });

  const goIn = () => {
    // Whatever a former user of this browser saw must not flash up for the next one.
    queryClient.clear();
    router.history.push(to ?? '/');
  };
  const signInWithPasskey = async () => {
    const options = await trpc.passkeySignIn.begin.mutate({});
    await trpc.passkeySignIn.show.mutate({ passkey: await showPasskey(options) });
    goIn();
  };
  const startAgain = () => {
    setPending(undefined);
    form.setFieldValue('password', '');
  };

  const signIn = async (credentials: typeof form.values) => {
    setFailure(undefined);
    try {
      const answer = await trpc.session.signIn.mutate(credentials);
      if (answer.done) goIn();
      else setPending(answer);
    } catch (error) {
      const refused = failureOf(error);
      form.setErrors(refused.fields ?? {});
      setFailure(refused);
    }
  };

  if (pending) return <SecondStepForm pending={pending} onDone={goIn} onBack={startAgain} />;
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
          <AnchorLink to="/forgot-password" size="sm">
            Forgotten your password?
          </AnchorLink>
          <Button type="submit" size="md" mt="xs" loading={form.submitting} fullWidth>
            Sign in
          </Button>
          <PasskeyButton label="Use a passkey" onPress={signInWithPasskey} onFailure={setFailure} />
        </Stack>
      </form>
      <DemoLogins
        logins={demoClinics.find(({ slug }) => slug === clinic.slug)?.logins ?? []}
        onPick={form.setValues}
      />
    </Stack>
  );
};
