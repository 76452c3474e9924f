import { Alert, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { GrantRequest, type GrantScope } from '../../../shared/clinic/support.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { grantScopes } from '../../clinic/support/support-words.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { consoleApi } from '../connection/console-api.ts';
import { confirmedOperator } from '../operators/confirmed-operator.ts';

type Props = { clinic: { id: string; name: string }; isEmergency: boolean; onClose: () => void };

type Draft = { reason: string; ticket: string; scope: GrantScope; minutes: number };

const empty: Draft = { reason: '', ticket: '', scope: 'read', minutes: 30 };

/** Asks a clinic for access; in an emergency it begins at once, and everybody concerned is told. */
export const GrantForm = ({ clinic, isEmergency, onClose }: Props) => {
  const request = useMutation(consoleApi.grants.request.mutationOptions());
  const breakGlass = useMutation(consoleApi.grants.breakGlass.mutationOptions());
  const { form, frame } = useRecordForm({
    schema: GrantRequest.omit({ clinicId: true }),
    start: { values: empty, version: 0 },
    save: async values => {
      const { mutateAsync } = isEmergency ? breakGlass : request;
      const grant = await confirmedOperator(() => mutateAsync({ ...values, clinicId: clinic.id }));
      if (!grant) return;
      tellSuccess(
        isEmergency ? t('The access is live.') : t('{name} is asked for approval.', { name: clinic.name }),
      );
      onClose();
    },
  });

  return (
    <RecordForm
      {...frame}
      submitLabel={isEmergency ? t('Begin now') : t('Ask the clinic')}
      onCancel={onClose}
    >
      {isEmergency && (
        <Alert color="red" variant="light" title={t('Without the clinic’s approval')}>
          {t('It begins at once, raises an alert, and the clinic’s owners get a mail in the same moment.')}
        </Alert>
      )}
      <Textarea
        label={t('Reason')}
        description={t('The clinic’s owners read it')}
        withAsterisk
        autosize
        minRows={3}
        data-autofocus
        {...form.getInputProps('reason')}
      />
      <TextInput label={t('Ticket')} withAsterisk {...form.getInputProps('ticket')} />
      <Select
        label={t('May')}
        allowDeselect={false}
        data={optionsOf(grantScopes)}
        {...form.getInputProps('scope')}
      />
      <NumberInput label={t('Minutes')} min={5} max={60} step={5} {...form.getInputProps('minutes')} />
    </RecordForm>
  );
};
