import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { FrontDoor } from '../../../shared/account/session.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { queryClient, trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { PasskeyButton } from '../second-step/PasskeyButton.tsx';
import { showPasskey } from '../second-step/passkey.ts';
import { type PendingSignIn, SecondStepForm } from '../second-step/SecondStepForm.tsx';
import { CredentialFields } from './CredentialFields.tsx';
import { DemoLogins } from './DemoLogins.tsx';
import { isComplete } from './is-complete.ts';
import { wantedPath } from './wanted.ts';

type Props = {
  clinic: NonNullable<FrontDoor['clinic']>;
  demoClinics: FrontDoor['demoClinics'];
  /** Signed in, and the address is where they wanted to go. */
  onDone: () => void;
};

export const SignInForm = ({ clinic, demoClinics, onDone }: Props) => {
  const [pending, setPending] = useState<PendingSignIn>();

  const goIn = () => {
    // Whatever a former user of this browser saw must not flash up for the next one.
    queryClient.clear();
    window.history.pushState(null, '', wantedPath());
    onDone();
  };
  const { form, submit, failure, setFailure } = useSentForm({
    start: { email: '', password: '' },
    validate: isComplete,
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
          {t('Sign in to')}
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
          <Anchor href="/forgot-password" size="sm">
            {t('Forgotten your password?')}
          </Anchor>
          <Button type="submit" size="md" mt="xs" loading={form.submitting} fullWidth>
            {t('Sign in')}
          </Button>
          <PasskeyButton label={t('Use a passkey')} onPress={signInWithPasskey} onFailure={setFailure} />
        </Stack>
      </form>
      <DemoLogins
        logins={demoClinics.find(({ slug }) => slug === clinic.slug)?.logins ?? []}
        onPick={form.setValues}
      />
    </Stack>
  );
};
