import { Alert, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { type ClinicDetails, type ClinicStep, TakeStep } from '../../../shared/platform/console-clinics.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { consoleApi } from '../connection/console-api.ts';
import { clinicStatuses, clinicSteps } from '../connection/console-words.ts';
import { confirmedOperator } from '../operators/confirmed-operator.ts';

type Props = { clinic: ClinicDetails; step: ClinicStep; onClose: () => void };

/** A step of a clinic's life; the owners read the reason. */
export const StepForm = ({ clinic, step, onClose }: Props) => {
  const take = useMutation(consoleApi.clinics.takeStep.mutationOptions());
  const { form, frame } = useRecordForm({
    schema: TakeStep.pick({ reason: true }),
    start: { values: { reason: '' }, version: 0 },
    save: async values => {
      const taken = await confirmedOperator(() => take.mutateAsync({ ...values, clinicId: clinic.id, step }));
      if (!taken) return;
      tellSuccess(`${clinic.name}: ${clinicStatuses[taken.status].label}.`);
      onClose();
    },
  });

  return (
    <RecordForm {...frame} submitLabel={clinicSteps[step].label} onCancel={onClose}>
      <Alert color={step === 'erase' || step === 'suspend' ? 'red' : 'pine'} variant="light">
        {clinicSteps[step].effect}
      </Alert>
      <Textarea
        label={t('Reason')}
        description={t('The clinic’s owners read it')}
        withAsterisk
        autosize
        minRows={3}
        data-autofocus
        {...form.getInputProps('reason')}
      />
    </RecordForm>
  );
};
