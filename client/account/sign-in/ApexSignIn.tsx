import { Button, Stack } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { CredentialFields } from './CredentialFields.tsx';
import { isComplete } from './is-complete.ts';

/** Opens the choice of one's clinics and nothing else: each clinic asks for a second factor by itself. */
export const ApexSignIn = ({ onDone }: { onDone: () => void }) => {
  const { form, submit, failure } = useSentForm({
    start: { email: '', password: '' },
    validate: isComplete,
    send: async credentials => {
      await trpc.session.signInAtApex.mutate(credentials);
      onDone();
    },
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <FailureAlert failure={failure} />
        <CredentialFields fieldOf={form.getInputProps} />
        <Button type="submit" size="md" variant="default" loading={form.submitting} fullWidth>
          {t('Sign in')}
        </Button>
      </Stack>
    </form>
  );
};
