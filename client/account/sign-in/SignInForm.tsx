import { Button, Stack, Text, Title } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type FrontDoor, SignIn } from '../../../shared/account/session.ts';
import { queryClient, trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { PasskeyButton } from '../second-step/PasskeyButton.tsx';
import { showPasskey } from '../second-step/passkey.ts';
import { type PendingSignIn, SecondStepForm } from '../second-step/SecondStepForm.tsx';
import { CredentialFields } from './CredentialFields.tsx';
import { DemoLogins } from './DemoLogins.tsx';

type Props = { clinic: NonNullable<FrontDoor['clinic']>; demoClinics: FrontDoor['demoClinics'] };

export const SignInForm = ({ clinic, demoClinics }: Props) => {
  const router = useRouter();
  const { to } = useSearch({ from: '/sign-in' });
  const [pending, setPending] = useState<PendingSignIn>();

  const goIn = () => {
    // Whatever a former user of this browser saw must not flash up for the next one.
    queryClient.clear();
    router.history.push(to ?? '/');
  };
  const { form, submit, failure, setFailure } = useSentForm({
    start: { email: '', password: '' },
    validate: schemaResolver(SignIn, { sync: true }),
    send: async credentials => {
      const answer = await trpc.session.signIn.mutate(credentials);
      if (answer.done) goIn();
      else setPending(answer);
    },
  });
  const signInWithPasskey = async () => {
    const options = await trpc.passkeySignIn.begin.mutate({});
    await trpc.passkeySignIn.show.mutate({ passkey: await showPasskey(options) });
    goIn();
  };
  const startAgain = () => {
    setPending(undefined);
    form.setFieldValue('password', '');
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
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <FailureAlert failure={failure} />
          <CredentialFields fieldOf={form.getInputProps} />
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
