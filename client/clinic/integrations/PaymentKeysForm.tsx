import { PasswordInput, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { PaymentKeys } from '../../../shared/clinic/checkouts.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { api } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';

/** Keys of the clinic's own account, which are shown to nobody again. */
export const PaymentKeysForm = ({ onClose }: { onClose: () => void }) => {
  const queries = useQueryClient();
  const connect = useMutation(api.paymentAccount.connect.mutationOptions());
  const { form, frame } = useRecordForm<{ apiKey: string; webhookSecret: string }>({
    schema: PaymentKeys,
    start: { version: 0, values: { apiKey: '', webhookSecret: '' } },
    save: async values => {
      if (!(await confirmed(() => connect.mutateAsync(values)))) return;
      await queries.invalidateQueries({ queryKey: api.paymentAccount.get.queryKey() });
      onClose();
    },
  });
  return (
    <RecordForm {...frame} submitLabel={t('Connect')} onCancel={onClose}>
      <Text size="sm">
        {t(
          'Both are in the account of your clinic with Stripe. They are kept sealed, and shown to nobody again.',
        )}
      </Text>
      <PasswordInput
        label={t('Secret key')}
        description={t('It begins with sk_ or rk_.')}
        withAsterisk
        autoComplete="off"
        {...form.getInputProps('apiKey')}
      />
      <PasswordInput
        label={t('Signing secret')}
        description={t('It begins with whsec_.')}
        withAsterisk
        autoComplete="off"
        {...form.getInputProps('webhookSecret')}
      />
    </RecordForm>
  );
};
