import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { PasswordReset } from '../../../shared/account/account.ts';
import { ownWords } from '../../../shared/account/passwords.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { NewPasswordInput } from './NewPasswordInput.tsx';

type Props = { token: string; email: string | undefined; onChanged: () => void; onWorthless: () => void };

export const ResetPasswordForm = ({ token, email, onChanged, onWorthless }: Props) => {
  const { form, submit, failure } = useSentForm({
    start: { password: '' },
    validate: schemaResolver(PasswordReset.pick({ password: true }), { sync: true }),
    send: async ({ password }) => {
      await trpc.account.reset.mutate({ token, password });
      onChanged();
    },
    onRefused: ({ code }) => code === 'NOT_FOUND' && onWorthless(),
  });

  return (
    <>
      <div>
        <Title order={1} size="h2">
          {t('Choose a new password')}
        </Title>
        <Text c="dimmed" size="sm" mt={4}>
          {t('It opens your account in every clinic you work for.')}
        </Text>
      </div>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <FailureAlert failure={failure} />
          {email && (
            <TextInput
              label={t('E-mail')}
              value={email}
              readOnly
              variant="filled"
              size="md"
              autoComplete="username"
            />
          )}
          <NewPasswordInput
            refusal={failure?.message}
            label={t('New password')}
            typed={form.values.password}
            own={email ? ownWords({ email }) : []}
            field={form.getInputProps('password')}
          />
          <Button type="submit" size="md" loading={form.submitting} fullWidth>
            {t('Change the password')}
          </Button>
        </Stack>
      </form>
    </>
  );
};
