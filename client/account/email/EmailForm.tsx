import { Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { EmailChangeRequest } from '../../../shared/account/email-change.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { confirmed } from '../confirm/confirmed.tsx';

type Props = { onClose: () => void };

const nothing = { version: 0, values: { email: '' } };

/** Says the same whether the new address has an account or not. */
export const EmailForm = ({ onClose }: Props) => {
  const ask = useMutation(api.emailChange.ask.mutationOptions());
  const { form, frame } = useRecordForm({
    schema: EmailChangeRequest,
    start: nothing,
    save: async values => {
      const asked = await confirmed(() => ask.mutateAsync(values));
      if (!asked) return;
      tellSuccess(t('Letters to both e-mail addresses are on their way.'));
      onClose();
    },
  });

  return (
    <RecordForm {...frame} submitLabel={t('Send the letters')} onCancel={onClose}>
      <TextInput
        label={t('New e-mail')}
        type="email"
        autoComplete="email"
        size="md"
        withAsterisk
        data-autofocus
        {...form.getInputProps('email')}
      />
      <Text size="sm" c="dimmed">
        {t(
          'We write to this e-mail address and to the one you have. Nothing changes until both are confirmed.',
        )}
      </Text>
    </RecordForm>
  );
};
