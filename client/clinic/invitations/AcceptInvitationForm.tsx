import { Button, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { Password, SignIn } from '../../../shared/account/session.ts';
import type { ShownInvitation } from '../../../shared/clinic/invitations.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { NewPasswordInput } from '../../account/password/NewPasswordInput.tsx';
import { type PendingSignIn, SecondStepForm } from '../../account/second-step/SecondStepForm.tsx';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { CurrentPasswordInput } from '../../ui/forms/CurrentPasswordInput.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { roles } from '../members/user-words.ts';

type Props = {
  token: string;
  invitation: ShownInvitation;
  clinic: { name: string; slug: string };
};

const Draft = z.discriminatedUnion('account', [
  z.object({ account: z.literal('new'), password: Password }),
  z.object({ account: z.literal('existing'), password: SignIn.shape.password }),
]);

/** A page that begins anew keeps nothing of a former user, and nobody comes back to the used link. */
const goIn = () => window.location.replace('/');

/** Whether there is an account is not told, so the person says so. */
export const AcceptInvitationForm = ({ token, invitation, clinic }: Props) => {
  const { email, name, role, invitedBy } = invitation;
  const [pending, setPending] = useState<PendingSignIn>();
  const navigate = useNavigate();
  const { form, submit, failure } = useSentForm<{ account: 'new' | 'existing'; password: string }>({
    start: { account: 'new', password: '' },
    validate: schemaResolver(Draft, { sync: true }),
    send: async ({ password }) => {
      await trpc.invitations.accept.mutate({ token, password });
      const answer = await trpc.session.signIn.mutate({ email, password });
      if (answer.done) goIn();
      else setPending(answer);
    },
  });
  const isNew = form.values.account === 'new';

  if (pending)
    return (
      <SecondStepForm
        pending={pending}
        onDone={goIn}
        onBack={() => void navigate({ to: '/sign-in', search: {}, replace: true })}
      />
    );
  return (
    <>
      <div>
        <Text c="dimmed" size="sm">
          {t('{name} invites you to', { name: invitedBy })}
        </Text>
        <Title order={1} size="h2">
          {clinic.name}
        </Title>
        <Text c="dimmed" size="sm">
          {name}, {roles[role]}
        </Text>
      </div>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput
            label={t('E-mail')}
            value={email}
            readOnly
            variant="filled"
            size="md"
            autoComplete="username"
          />
          <SegmentedControl
            aria-label={t('Your MedFlow account')}
            fullWidth
            data={[
              { value: 'new', label: t('I am new to MedFlow') },
              { value: 'existing', label: t('I have a password') },
            ]}
            {...form.getInputProps('account')}
          />
          {isNew ? (
            <NewPasswordInput
              refusal={failure?.message}
              label={t('Choose a password')}
              typed={form.values.password}
              own={[email, name, clinic.name, clinic.slug]}
              field={form.getInputProps('password')}
            />
          ) : (
            <>
              <CurrentPasswordInput label={t('Your MedFlow password')} {...form.getInputProps('password')} />
              <AnchorLink to="/forgot-password" size="sm">
                {t('Forgotten your password?')}
              </AnchorLink>
            </>
          )}
          <FailureAlert failure={failure} />
          <Button type="submit" size="md" loading={form.submitting} fullWidth>
            {t('Join {clinic}', { clinic: clinic.name })}
          </Button>
        </Stack>
      </form>
    </>
  );
};
