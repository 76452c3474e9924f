import { Select, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { ChangePlan, type ClinicDetails } from '../../../shared/platform/console-clinics.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { consoleApi } from '../connection/console-api.ts';
import { usePlanOptions } from '../plans/use-plan-options.ts';

type Props = { clinic: ClinicDetails; onClose: () => void };

export const ChangePlanForm = ({ clinic, onClose }: Props) => {
  const change = useMutation(consoleApi.clinics.changePlan.mutationOptions());
  const plans = usePlanOptions();
  const { form, frame } = useRecordForm({
    schema: ChangePlan.omit({ clinicId: true }),
    start: { values: { plan: clinic.plan, reason: '' }, version: 0 },
    save: async values => {
      await change.mutateAsync({ ...values, clinicId: clinic.id });
      tellSuccess(t('{name} has another plan.', { name: clinic.name }));
      onClose();
    },
  });

  return (
    <RecordForm {...frame} submitLabel={t('Change the plan')} onCancel={onClose}>
      <Select label={t('Plan')} allowDeselect={false} data={plans} {...form.getInputProps('plan')} />
      <Textarea
        label={t('Reason')}
        description={t('The clinic’s owners read it')}
        withAsterisk
        autosize
        minRows={2}
        {...form.getInputProps('reason')}
      />
    </RecordForm>
  );
};
