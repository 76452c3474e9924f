import { Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type Medication, MedicationStop } from '../../../shared/clinic/medications/medications.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { offerUndo } from '../../ui/failure/offer-undo.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { medicationName } from './medication-words.ts';

type Props = { medication: Medication; onClose: () => void };

/** Says since when something is not taken any more, and why. */
export const StopForm = ({ medication, onClose }: Props) => {
  const { today } = useFormats();
  const { id, version } = medication;
  const { mutateAsync: stop } = useMutation(api.medications.stop.mutationOptions());
  const { mutateAsync: goOn } = useMutation(api.medications.goOn.mutationOptions());
  const { form, frame } = useRecordForm({
    schema: MedicationStop,
    start: { values: { id, version, lastDay: today(), reason: '' }, version },
    save: async values => {
      const stopped = await stop(values);
      offerUndo(t('{name} is stopped.', { name: medicationName(medication) }), () =>
        goOn({ id, version: stopped.version }),
      );
      onClose();
    },
  });
  return (
    <RecordForm {...frame} submitLabel={t('Stop the medicine')} onCancel={onClose}>
      <ClinicDate
        label={t('Last day')}
        description={t('Still taken on this day')}
        withAsterisk
        {...form.getInputProps('lastDay')}
      />
      <Textarea
        label={t('Why it is stopped')}
        withAsterisk
        data-autofocus
        autosize
        minRows={2}
        {...form.getInputProps('reason')}
      />
    </RecordForm>
  );
};
